import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import type { SiteScope } from '../../domain/model/scope.ts'
import { type Language, type Text, text } from '../../domain/model/text.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { asUsername, isReserved, USERNAME_PATTERN, USERNAME_WORDS } from '../access/username.ts'
import type { AccountOffice } from '../accounts/account-office.ts'
import { accountVersion } from '../accounts/account-version.ts'
import { mayManage, unknownIn } from '../accounts/manage.ts'
import { linkForm } from '../form/account-form.ts'
import { NAME_MAX } from '../wire/people.ts'
import type { Fault } from './cells.ts'
import { at, checkEach } from './check-each.ts'
import { languageWords } from './resident-sheet.ts'
import type { RowReader } from './row-reader.ts'
import type { Sheet } from './sheet.ts'

/** Somebody's work on one site; what they do on others is none of this table. */
export interface Staff {
  readonly username: string
  readonly displayName: string
  readonly role: keyof typeof roleWords
  /** None stands for the whole site. */
  readonly zones: readonly ZoneId[]
  readonly language: Language
}

export interface StaffSheetOptions {
  readonly accounts: Pick<AccountStore, 'people' | 'isFormer'>
  readonly office: Pick<AccountOffice, 'make' | 'change'>
  readonly registry: Registry
  readonly accountsMax: number
}

/** Who runs the whole server is made one by one, not by a row in a file. */
const roleWords = {
  manager: text('Property manager', '物业管理员'),
  'grid-worker': text('Grid worker', '网格员'),
  technician: text('Technician', '维修员'),
  caregiver: text('Caregiver', '照护人'),
} as const

export function staffSheet({ accounts, office, registry, accountsMax }: StaffSheetOptions): Sheet<Staff> {
  return {
    columns: [
      { name: 'username', title: text('User name', '用户名') },
      { name: 'name', title: text('Name', '姓名') },
      { name: 'role', title: text('Role', '角色') },
      { name: 'zones', title: text('Zones', '负责区域') },
      { name: 'language', title: text('Language', '语言') },
    ],
    // Those whom `PUT /api/accounts/{username}` lets them change, and so not themselves.
    present: async (site, by) => {
      const own = (await accounts.people()).filter(account => mayManage(by, account, registry))
      return new Map(own.flatMap(account => staffOf(account, site)).map(keyed))
    },
    idOf({ username = '' }) {
      const id = asUsername(username)
      return USERNAME_PATTERN.test(id) && !isReserved(id) ? id : { column: 'username', says: NO_USERNAME }
    },
    read: (row, username, _site, before) => ({
      username,
      displayName: row.has('name')
        ? (row.optional('name', NAME_MAX) ?? username)
        : (before?.displayName ?? username),
      role: roleIn(row) ?? before?.role ?? missing(row),
      zones: row.has('zones') ? row.list('zones') : (before?.zones ?? []),
      language: (row.has('language') ? row.oneOf('language', languageWords) : before?.language) ?? 'zh',
    }),
    write: ({ username, displayName, role, zones, language }) => ({
      ...{ username, name: displayName, role, zones: zones.join('; '), language },
    }),
    async check(concerned, staff, { site, by }) {
      const known = new Map((await accounts.people()).map(account => [account.username, account]))
      const isNew = (username: string) => !known.has(username)
      const total = known.size + [...concerned].filter(isNew).length
      return checkEach(concerned, staff, async (one): Promise<Fault | undefined> => {
        const { username, role, zones } = one
        const account = known.get(username)
        if (total > accountsMax) return { says: tooMany(accountsMax) }
        if (account !== undefined && staffOf(account, site).length === 0)
          return { column: 'username', says: ELSEWHERE }
        if (account === undefined && (await accounts.isFormer(username)))
          return { column: 'username', says: FORMER }
        // As the routes for one account refuse it: before anything of the file is made.
        const wanted = { role, scope: scopeOf(one, account, site) }
        if (!mayManage(by, account ?? wanted, registry)) return { column: 'username', says: NOT_YOURS }
        if (!mayManage(by, wanted, registry)) return { column: 'role', says: BEYOND }
        const unknown = unknownIn([{ site, zones }], registry)
        return at('zones', unknown === undefined ? undefined : text(unknown, `${unknown}（没有该区域）`))
      })
    },
    async apply(staff, { site, by, invited }) {
      const known = new Map((await accounts.people()).map(account => [account.username, account]))
      for (const one of staff) {
        const { username, displayName, role, language } = one
        const before = known.get(username)
        const fields = { displayName, role, scope: scopeOf(one, before, site), language }
        if (before !== undefined) {
          await office.change(by, username, { ...fields, version: accountVersion(before) })
          continue
        }
        const { invitation } = await office.make(by, { ...fields, username, password: undefined })
        if (invitation !== undefined) invited({ username, ...linkForm(invitation) })
      }
    },
  }
}

/** Nobody, where they do nothing on the site or all on all of them. */
function staffOf({ username, displayName, role, scope, language }: PersonAccount, site: SiteId): Staff[] {
  if (scope === 'all' || role === 'administrator') return []
  const here = scope.filter(one => one.site === site)
  if (here.length === 0) return []
  const zones = here.some(one => one.zones.length === 0) ? [] : here.flatMap(one => one.zones)
  return [{ username, displayName, role, zones, language }]
}

const keyed = (staff: Staff) => [staff.username, staff] as const

const scopeOf = ({ zones }: Staff, account: PersonAccount | undefined, site: SiteId): SiteScope[] => [
  ...elsewhere(account, site),
  { site, zones },
]

const elsewhere = (account: PersonAccount | undefined, site: SiteId) =>
  account === undefined || account.scope === 'all' ? [] : account.scope.filter(one => one.site !== site)

const roleIn = (row: RowReader) => (row.has('role') ? row.oneOf('role', roleWords) : undefined)

function missing(row: RowReader): Staff['role'] {
  if (row.faults.length === 0) row.fault('role', text('it is missing', '不能为空'))
  return 'technician'
}

const tooMany = (accountsMax: number): Text =>
  text(`LINLI_ACCOUNTS is ${accountsMax}`, `账号数量上限为 ${accountsMax}（LINLI_ACCOUNTS）`)
const NO_USERNAME = text(USERNAME_WORDS, '用户名应由小写字母、数字和 . _ - 组成，最多 64 个字符')
const ELSEWHERE = text(
  'there is such an account, and it is none of this site; change it under accounts',
  '该账号已存在且不属于本社区，请在账号管理中修改',
)
const NOT_YOURS = text('it is not for you to make or to change such an account', '您无权新建或修改该账号')
const BEYOND = text('it is not for you to give this role or these places', '您无权授予该角色或负责区域')
const FORMER = text('it was somebody’s who left', '该用户名曾属于已离开的人员')
