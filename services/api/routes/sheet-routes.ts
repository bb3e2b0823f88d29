import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../access/authenticate.ts'
import type { Looker } from '../access/looks.ts'
import type { Right } from '../access/rights.ts'
import { alsoNeeds, refuseOutside } from '../access/route-rights.ts'
import type { PeopleLimits } from '../config.ts'
import { type ImportPlan, planImport } from '../csv/import-plan.ts'
import type { Invitation, Sheet } from '../csv/sheet.ts'
import { tableOf } from '../csv/table-of.ts'
import { textOf } from '../csv/text-of.ts'
import { writeTable } from '../csv/write-table.ts'
import type { RosterOffice } from '../people/roster-office.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { exportQuery, importAnswer, importQuery, type WireImport } from '../wire/import.ts'

export interface SheetRouteOptions<T = unknown> {
  /** As it stands in the path. */
  readonly name: keyof typeof rights
  readonly sheet: Sheet<T>
  readonly roster: RosterOffice
  readonly limits: PeopleLimits
  readonly refuseUnknownSite: (site: string) => void
  /** Before anything of it leaves: it is on record. */
  seen?(ids: readonly string[], what: 'export' | 'file', by: Looker): Promise<void>
}

/** To bring in and to take out, each for a whole site. To bring in is to see what is there: a preview names it. */
const rights = {
  zones: { bringIn: 'places.write', also: ['places.read'], takeOut: 'places.write', of: ['places.read'] },
  // The name of a band is most often its wearer's.
  devices: {
    bringIn: 'people.write',
    also: ['devices.write', 'devices.read'],
    takeOut: 'people.export',
    of: ['devices.read', 'people.read'],
  },
  wearers: { bringIn: 'people.write', also: ['people.read'], takeOut: 'people.export', of: ['people.read'] },
  residents: {
    bringIn: 'people.write',
    also: ['residents.read'],
    takeOut: 'people.export',
    of: ['residents.read'],
  },
  staff: { bringIn: 'accounts.write', also: ['accounts.read'], takeOut: 'accounts.read', of: [] },
} as const satisfies Record<string, SheetRights>

interface SheetRights {
  readonly bringIn: Right
  /** What the routes for one of them would ask for besides. */
  readonly also: readonly Right[]
  readonly takeOut: Right
  /** What the routes that show what is taken out ask for. */
  readonly of: readonly Right[]
}

/** As spreadsheets and programs name what they send. */
const TYPES = ['text/csv', 'application/vnd.ms-excel', 'application/octet-stream']

/** What is on a site as a table: brought in after a look at what that changes, and taken out. */
export const sheetRoutes: FastifyPluginAsyncZod<SheetRouteOptions> = async (app, options) => {
  const { name, sheet, roster, limits, refuseUnknownSite } = options
  const tags = ['sites']
  const { bringIn, also, takeOut, of } = rights[name]
  const params = z.object({ site: id })
  app.addContentTypeParser(
    TYPES,
    { parseAs: 'buffer', bodyLimit: limits.importBytesMax },
    (_request, body, done) => done(null, body),
  )

  app.route({
    method: 'POST',
    url: `/api/sites/:site/import/${name}`,
    config: { right: bringIn },
    bodyLimit: limits.importBytesMax,
    schema: {
      tags,
      summary: `CSV of ${name}: what it would change and every bad row, or with \`preview=false\` and its hash, done`,
      params,
      querystring: importQuery,
      response: { 200: importAnswer },
    },
    handler: async request => {
      const by = callerOf(request)
      const { site } = request.params
      for (const right of also) alsoNeeds(request, right)
      refuseOutside(request, site)
      refuseUnknownSite(site)
      const table = tableIn(request.body, limits.importRowsMax)
      const { preview, hash } = request.query
      return roster.run(site, async bring => {
        const plan = await planImport(sheet, table, { site, by })
        const known = plan.changed.map(({ id }) => id)
        if (known.length > 0) await options.seen?.(known, 'file', by)
        if (preview === 'true') return answerOf(plan, false)
        refuseOther(plan, hash)
        const invitations: Invitation[] = []
        const invited = (invitation: Invitation) => void invitations.push(invitation)
        const applying = { site, actor: by.username, by, bring, invited }
        if (plan.items.length > 0) await sheet.apply(plan.items, applying)
        return { ...answerOf(plan, true), ...(invitations.length > 0 && { invitations }) }
      })
    },
  })

  app.route({
    method: 'GET',
    url: `/api/sites/:site/export/${name}`,
    config: { right: takeOut },
    schema: { tags, summary: `CSV of all ${name} of the site`, params, querystring: exportQuery },
    handler: async (request, reply) => {
      const { site } = request.params
      for (const right of of) alsoNeeds(request, right)
      refuseOutside(request, site)
      refuseUnknownSite(site)
      const by = callerOf(request)
      const present = await sheet.present(site, by)
      const items = [...present.values()]
      await options.seen?.([...present.keys()], 'export', by)
      reply.type('text/csv; charset=utf-8')
      reply.header('content-disposition', `attachment; filename="${site}-${name}.csv"`)
      reply.header('cache-control', 'no-store')
      return reply.send(writeTable(sheet, items, request.query.language) as never)
    },
  })
}

function tableIn(body: unknown, rowsMax: number) {
  const source = body instanceof Uint8Array ? textOf(body) : undefined
  if (source === undefined)
    throw new ApiProblem('IMPORT_UNREADABLE', {
      detail: 'no text in UTF-8, UTF-16 or GB 18030 / 文件不是 UTF-8、UTF-16 或 GB 18030 编码的文本',
    })
  const table = tableOf(source, rowsMax)
  if ('en' in table) throw new ApiProblem('IMPORT_UNREADABLE', { detail: `${table.en} / ${table.zh}` })
  return table
}

function refuseOther({ bad, hash }: ImportPlan<unknown>, seen: string | undefined): void {
  if (bad.length > 0)
    throw new ApiProblem('IMPORT_HAS_BAD_ROWS', {
      detail: `${bad.length}; look at the preview / ${bad.length} 行，请看预览`,
    })
  // Which one would be right is not told: it stands for having looked.
  if (seen !== hash) throw new ApiProblem('IMPORT_CHANGED')
}

const BAD_NAMED_MAX = 1_000

const answerOf = ({ items: _, bad, ...plan }: ImportPlan<unknown>, applied: boolean): WireImport => ({
  ...plan,
  added: [...plan.added],
  changed: plan.changed.map(change => ({ ...change, fields: [...change.fields] })),
  applied,
  bad: bad.slice(0, BAD_NAMED_MAX),
  badCount: bad.length,
})
