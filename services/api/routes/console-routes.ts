import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerProblem } from '../error-handler.ts'

/**
 * The web pages from their folder. Every address that is no file and no route opens the console, or the pages that its
 * first part names, so that a link to one alert can be reloaded and sent on.
 */
export async function addConsole(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const built = folder !== undefined && existsSync(join(folder, 'index.html'))
  if (built) await app.register(staticFiles, { root: folder, cacheControl: false, setHeaders: setCaching })
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    if (!wantsPage(request)) return answerProblem(reply, 'ROUTE_NOT_FOUND')
    return built
      ? reply.sendFile(entryOf(request.url))
      : reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
  })
}

/** Vite names what is in `assets/` by its content; everything else is asked for anew. */
function setCaching(reply: FastifyReply, path: string): void {
  const named = path.includes(`${sep}assets${sep}`)
  reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache')
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  return !/^\/(api|assets)(\/|$|\?)/.test(url) && (headers.accept ?? '').includes('text/html')
}

/** What is opened by the first part of an address; everything else is the console's. */

const ENTRIES: Readonly<Record<string, string>> = {
  m: 'phone.html',
  case: 'case.html',
  screen: 'screen.html',
}

const entryOf = (url: string): string => {
  const [, first = ''] = /^\/([\w-]+)/.exec(url) ?? []
  return Object.hasOwn(ENTRIES, first) ? (ENTRIES[first] ?? CONSOLE) : CONSOLE
}

const CONSOLE = 'index.html'

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Linli</title>
<h1>Linli 邻里</h1>
<p>The server is running; its console is not built. Build it with <code>npm run build:console</code> and reload.</p>
<p>服务器正在运行，控制台尚未构建。请执行 <code>npm run build:console</code> 后刷新。</p>
<p><a href="/api/docs">API</a></p>
</html>
`
