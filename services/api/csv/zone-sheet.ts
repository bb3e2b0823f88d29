import { isId, type Zone, type ZoneId, type ZoneSort } from '../../domain/model/place.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { around } from '../../domain/notices/zones.ts'
import type { Registry } from '../../runtime/registry.ts'
import { whyMisplaced } from '../people/unfit-zone.ts'
import type { Fault } from './cells.ts'
import type { Sheet } from './sheet.ts'

const sorts = {
  grid: text('Grid', '网格'),
  building: text('Building', '楼栋'),
  unit: text('Unit', '单元'),
  area: text('Area', '区域'),
} as const satisfies Record<ZoneSort, Text>

const NAME_CHARS_MAX = 100

export interface ZoneSheetOptions {
  readonly registry: Pick<Registry, 'roster'>
  readonly zonesMax: number
}

export const zoneSheet = ({ registry, zonesMax }: ZoneSheetOptions): Sheet<Zone> => ({
  columns: [
    { name: 'id', title: text('Id', '编号') },
    { name: 'sort', title: text('Sort', '类型') },
    { name: 'name_zh', title: text('Chinese name', '中文名称') },
    { name: 'name_en', title: text('English name', '英文名称') },
    { name: 'within', title: text('Within', '所属区域') },
  ],
  present: site => registry.roster(site).zones,
  idOf: ({ id = '' }) => (isId(id) ? id : { column: 'id', says: NO_ID }),
  read(row, id, _site, before) {
    const zh = row.has('name_zh') ? row.optional('name_zh', NAME_CHARS_MAX) : before?.name.zh
    const en = row.has('name_en') ? row.optional('name_en', NAME_CHARS_MAX) : before?.name.en
    if (zh === undefined && en === undefined) row.fault('name_zh', text('it has no name', '缺少名称'))
    const sort = row.has('sort') ? row.oneOf('sort', sorts) : before?.sort
    if (sort === undefined && row.faults.length === 0) row.fault('sort', text('it is missing', '不能为空'))
    const within = row.has('within') ? row.optional('within', 64) : before?.within
    const name = text(en ?? zh ?? '', zh ?? en ?? '')
    return { id, sort: sort ?? 'area', name, ...(within !== undefined && { within }) }
  },
  write: ({ id, sort, name, within }) => ({
    id,
    sort,
    name_zh: name.zh,
    name_en: name.en,
    within: within ?? '',
  }),
  async check(concerned, zones) {
    const faults = new Map<ZoneId, Fault>()
    for (const zone of zones.values()) {
      const says = zones.size > zonesMax ? tooMany(zonesMax) : whyMisplaced(zone, zones)
      // What is not in the file is wrong by what is.
      const by = says && around(zones, zone.id).find(id => concerned.has(id))
      if (by !== undefined && says !== undefined) faults.set(by, { column: 'within', says })
    }
    return faults
  },
  apply: (zones, { actor, bring }) =>
    bring(zones.map(zone => ({ type: 'roster-saved', entry: { what: 'zone', zone }, actor }))),
})

const tooMany = (zonesMax: number): Text =>
  text(`LINLI_ZONES is ${zonesMax}`, `区域数量上限为 ${zonesMax}（LINLI_ZONES）`)

export const NO_ID = text(
  'an id: letters, digits, and . _ : - inside; at most 64 characters',
  '编号应由字母、数字和 . _ : - 组成，最多 64 个字符',
)
