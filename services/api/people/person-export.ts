import { ofMembers } from '../../domain/alerts/of-members.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { HOUR, type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { History } from '../../store/history.ts'
import type { PeopleStore, WearerFile, Wearing } from '../../store/people.ts'
import type { PictureStore } from '../../store/picture-store.ts'
import type { AlertStore } from '../../store/store.ts'
import { alertEventForm, alertForm } from '../form/alert-form.ts'
import { photoForm } from '../form/photo-form.ts'

export interface PersonExportOptions {
  readonly people: Pick<PeopleStore, 'wearings' | 'looksAt'>
  readonly alerts: Pick<AlertStore, 'list' | 'get'>
  readonly history: History
  readonly pictures: Pick<PictureStore, 'photosOf'>
  readonly registry: Pick<Registry, 'get'>
  readonly kinds: readonly Kind[]
}

const PAGE = 2_000
const ALERTS_A_PAGE = 100

/**
 * All that is kept of somebody, as the text of one JSON object, in pieces: the file, who had which band when, what it
 * measured as it came and by the hour, the alerts with all that was done and told, the photos among it, and who looked.
 */
export async function* personExport(
  file: WearerFile,
  now: Instant,
  options: PersonExportOptions,
): AsyncGenerator<string, void> {
  const wearings = await options.people.wearings(file.id)
  yield `{"exportedAt":"${toRfc3339(now)}","wearer":${JSON.stringify(file)}`
  yield `,"wearings":${JSON.stringify(wearings.map(wearingForm))}`
  yield* list('readings', readings(wearings, now, options))
  yield* list('hourly', hourly(wearings, now, options))
  yield* list('alerts', alertFiles(wearings, now, options))
  yield* list('looks', looks(file.id, options))
  yield '}\n'
}

async function* list(name: string, items: AsyncIterable<object>): AsyncGenerator<string, void> {
  yield `,"${name}":[`
  let separator = ''
  for await (const item of items) {
    yield separator + JSON.stringify(item)
    separator = ','
  }
  yield ']'
}

const wearingForm = ({ device, since, until }: Wearing) => ({
  device,
  since: toRfc3339(since),
  ...(until !== undefined && { until: toRfc3339(until) }),
})

type Span = { readonly device: Device; readonly from: Instant; readonly to: Instant }

/** The history asks for a device; of one that is gone the id is what counts. */
function spanOf({ device: id, since, until }: Wearing, now: Instant, options: PersonExportOptions): Span {
  const gone = { id, kind: bandOf(options.kinds)?.kind ?? '', site: '', zone: '', name: '' }
  return { device: options.registry.get(id)?.device ?? gone, from: since, to: until ?? now + 1 }
}

const bandOf = (kinds: readonly Kind[]): Kind | undefined => kinds.find(({ health }) => health)

async function* readings(wearings: readonly Wearing[], now: Instant, options: PersonExportOptions) {
  for (const wearing of wearings) {
    const { device, from: since, to } = spanOf(wearing, now, options)
    for (let from = since; from < to; ) {
      const page = await options.history.readings({ device, from, to, limit: PAGE })
      for (const { at, values } of page) yield { device: device.id, at: toRfc3339(at), values }
      from = page.length < PAGE ? to : (page.at(-1)?.at ?? to) + 1
    }
  }
}

async function* hourly(wearings: readonly Wearing[], now: Instant, options: PersonExportOptions) {
  for (const wearing of wearings) {
    const span = spanOf(wearing, now, options)
    const kind = options.kinds.find(({ kind }) => kind === span.device.kind)
    for (const metric of Object.keys(kind?.metrics ?? {})) yield* hourlyOf(metric, span, options)
  }
}

async function* hourlyOf(
  metric: string,
  { device, from: since, to }: Span,
  { history }: PersonExportOptions,
) {
  for (let from = since; from < to; ) {
    const page = await history.series({ device, metric, from, to, everyMs: HOUR, limit: PAGE })
    for (const { at, ...point } of page) yield { device: device.id, metric, at: toRfc3339(at), ...point }
    from = page.length < PAGE ? to : (page.at(-1)?.at ?? to) + HOUR
  }
}

async function* alertFiles(wearings: readonly Wearing[], now: Instant, options: PersonExportOptions) {
  const { alerts, pictures } = options
  for (const { device, since, until = now + 1 } of wearings) {
    for (let page = 0; ; page += 1) {
      const found = await alerts.list({ deviceId: device, limit: ALERTS_A_PAGE, page })
      for (const { id, raisedAt } of found.alerts) {
        const file = raisedAt >= since && raisedAt < until ? await alerts.get(id) : undefined
        if (file === undefined) continue
        const own = ofMembers(file.alert, member => member === device)
        const photos = (await pictures.photosOf(id)).map(photoForm)
        yield { ...alertForm(own), events: file.events.map(alertEventForm), photos }
      }
      if (found.alerts.length < ALERTS_A_PAGE) break
    }
  }
}

async function* looks(wearer: string, { people }: PersonExportOptions) {
  for (let before: number | undefined; ; ) {
    const page = await people.looksAt(wearer, PAGE, before)
    for (const { at, username, what, why } of page) yield { at: toRfc3339(at), by: username, what, why }
    before = page.at(-1)?.n
    if (before === undefined || page.length < PAGE) return
  }
}
