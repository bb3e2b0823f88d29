# The server with its console, and the simulator. Debian's C library: nothing is compiled for another one.
ARG NODE_IMAGE=node:26.10.0-trixie-slim

FROM ${NODE_IMAGE} AS console
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY dashboards/package.json dashboards/
# Scripts later: `prepare` builds the console, whose sources are not here yet.
RUN npm ci --ignore-scripts
COPY services services
COPY dashboards dashboards
RUN npm run build:console

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY dashboards/package.json dashboards/
# The optional packages are Node itself, for machines with an older one; here it is the image's.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM ${NODE_IMAGE}
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY services services
COPY devices-sim devices-sim
COPY scripts/deploy/healthcheck.ts scripts/deploy/healthcheck.ts
COPY --from=console /app/dashboards/dist dashboards/dist
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production LINLI_DATA=/data
VOLUME /data
USER node
EXPOSE 1883 8883 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "scripts/deploy/healthcheck.ts"]
CMD ["node", "--v8-pool-size=1", "services/main.ts"]
