import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { promisify } from 'node:util'
import t from 'tap'
import { parse } from 'yaml'
import { ROOT, readText } from '../house/root.ts'
import { knownSettings } from '../house/settings.ts'

const run = promisify(execFile)

interface Service {
  readonly image?: string
  readonly build?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly volumes?: readonly string[]
  readonly ports?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean }
  readonly profiles?: readonly string[]
  readonly command?: readonly string[]
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
  readonly volumes: Readonly<Record<string, null>>
}

const compose = parse(readText('docker-compose.yml'), { strict: true }) as Compose
const services = Object.entries(compose.services)

t.test('the server, InfluxDB and Grafana run by default, the simulator only when asked for', async t => {
  const byDefault = services.filter(([, { profiles }]) => profiles === undefined).map(([name]) => name)
  t.same(byDefault.sort(), ['grafana', 'influx-tokens', 'influxdb', 'server'])
  t.same(compose.services.simulator?.profiles, ['simulator'])
})

t.test('every image is pinned to a version', async t => {
  for (const [name, { image }] of services) t.match(image, /:\d+\.\d+(?:\.\d+)?$/, name)
  t.match(compose.services.influxdb?.image, /^influxdb:2\.7/)
})

t.test('no secret stands in the file: each is read from a file that the operator makes', async t => {
  for (const [name, { environment = {} }] of services) {
    for (const [variable, value] of Object.entries(environment)) {
      if (/PASSWORD|TOKEN|SECRET/.test(variable)) {
        t.match(variable, /_FILE$/, `${name}: ${variable} names a file`)
        t.match(value, /^\/run\/(?:secrets|linli)\//, `${name}: ${variable}`)
      }
    }
  }
  t.notMatch(readText('docker-compose.yml'), /\$\{/, 'and nothing falls back to a default')
})

t.test('every secret that is used is declared, made by make-secrets and kept out of git', async t => {
  const used = new Set(services.flatMap(([, { secrets = [] }]) => secrets))
  t.same([...used].sort(), Object.keys(compose.secrets).sort())
  const maker = readText('scripts/deploy/make-secrets')
  for (const [name, { file }] of Object.entries(compose.secrets)) {
    t.equal(file, `./secrets/${name}`)
    t.match(maker, name)
  }
  t.match(readText('.gitignore'), /^secrets\/$/m)
  t.match(readText('.dockerignore'), /^secrets$/m)
})

t.test('a service is given every secret whose file it is told to read', async t => {
  for (const [name, { environment = {}, secrets = [] }] of services) {
    for (const value of Object.values(environment)) {
      const secret = /^\/run\/secrets\/(.+)$/.exec(value)?.[1]
      if (secret !== undefined) t.ok(secrets.includes(secret), `${name} reads ${secret}`)
    }
  }
})

t.test('the server knows every setting that it is given', async t => {
  const known = new Set(knownSettings())
  const given = Object.keys(compose.services.server?.environment ?? {}).filter(key =>
    key.startsWith('LINLI_'),
  )
  t.ok(given.length > 4)
  for (const variable of given) t.ok(known.has(variable.replace(/_FILE$/, '')), variable)
})

t.test('only the operator token makes tokens, and only where tokens are made', async t => {
  const holders = services.filter(([, { secrets = [] }]) => secrets.includes('influx-operator-token'))
  t.same(holders.map(([name]) => name).sort(), ['influx-tokens', 'influxdb'])
})

t.test('whatever waits for a healthy service waits for one that has a health check', async t => {
  const image = readText('Dockerfile')
  for (const [name, { depends_on = {} }] of services) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const service = compose.services[other]
      t.ok(service, `${name} waits for ${other}, which there is`)
      if (condition !== 'service_healthy') continue
      t.ok(
        service?.healthcheck?.test ?? (service?.build && /^HEALTHCHECK/m.test(image)),
        `${other} has a check`,
      )
    }
  }
})

t.test('every mounted path is there and every named volume declared', async t => {
  const sources = services.flatMap(([, { volumes = [] }]) =>
    volumes.map(volume => volume.split(':')[0] ?? ''),
  )
  for (const source of sources) {
    if (source.startsWith('./')) t.ok(existsSync(join(ROOT, source)), source)
    else t.ok(source in compose.volumes, `volume ${source}`)
  }
  t.same(
    Object.keys(compose.volumes).filter(name => !sources.includes(name)),
    [],
    'none is declared in vain',
  )
})

t.test('the simulator knows every option that it is started with', async t => {
  const [node = '', main = '', command = '', ...options] = compose.services.simulator?.command ?? []
  t.equal(node, 'node')
  t.equal(main, '/app/devices-sim/main.ts')
  const { stdout } = await run(execPath, [join(ROOT, 'devices-sim/main.ts'), command, '--help'])
  t.ok(options.length > 3)
  for (const option of options) t.match(stdout, `${option.split('=')[0]} `, option)
})

t.test('InfluxDB is not reachable from outside, and Grafana lets nobody in unnamed', async t => {
  t.equal(compose.services.influxdb?.ports, undefined)
  t.equal(compose.services.grafana?.environment?.GF_AUTH_ANONYMOUS_ENABLED, 'false')
  t.equal(compose.services.grafana?.environment?.GF_USERS_ALLOW_SIGN_UP, 'false')
})
