import type {
  WireAccount,
  WireAccountBody,
  WireAccountList,
  WireAccountMade,
  WireLink,
  WireNewAccount,
} from '../api/wire/account.ts'
import { type Call, given, optionOf, type ServerCall, type ServerCommands, table, wordAt } from './command.ts'
import { CommandError } from './command-error.ts'
import { placesOf, scopeOf } from './scope-words.ts'

const nameIn = (call: Call): string => wordAt(call, 0, 'the user’s name')

const path = (call: Call): string => `/api/accounts/${encodeURIComponent(nameIn(call))}`

export const userCommands: ServerCommands = {
  'users list': {
    usage: '',
    does: 'every account that you manage, and your own',
    run: ({ server }) => server.call<WireAccountList>('GET', '/api/accounts'),
    show: ({ accounts }: WireAccountList) =>
      table([['NAME', 'CALLED', 'ROLE', 'WHERE', 'IS'], ...accounts.map(row)]),
  },
  'users add': {
    usage: 'NAME --role R --scope all|SITE,SITE/ZONE,… [--name N] [--language zh|en]',
    does: 'makes an account; its owner chooses the password by the link',
    run: call => {
      const body = {
        username: nameIn(call),
        role: optionOf(call, 'role') as WireNewAccount['role'],
        scope: scopeOf(optionOf(call, 'scope')),
        ...wordsOf(call),
      }
      return call.server.call<WireAccountMade>('POST', '/api/accounts', body)
    },
    show: ({ account, invitation }: WireAccountMade) =>
      `${account.username} is made${invitation === undefined ? '' : `\n${linkWords(invitation)}`}`,
  },
  'users set': {
    usage: 'NAME [--role R] [--scope …] [--name N] [--language zh|en]',
    does: 'changes an account; it counts at once',
    run: call => change(call, {}),
    show: changed,
  },
  'users disable': {
    usage: 'NAME',
    does: 'signs somebody out everywhere and lets them in no more',
    run: call => change(call, { disabled: true }),
    show: changed,
  },
  'users enable': {
    usage: 'NAME',
    does: 'lets them in again',
    run: call => change(call, { disabled: false }),
    show: changed,
  },
  'users link': {
    usage: 'NAME',
    does: 'a link to another password; the one made before ends',
    run: call => call.server.call<WireLink>('POST', `${path(call)}/link`),
    show: linkWords,
  },
  'users sign-out': {
    usage: 'NAME',
    does: 'ends all sessions of somebody',
    run: call => call.server.call('DELETE', `${path(call)}/sessions`),
    show: () => 'signed out everywhere',
  },
  'users remove': {
    usage: 'NAME',
    does: 'deletes an account for good; nobody gets the name again',
    run: call => call.server.call('DELETE', path(call)),
    show: () => 'deleted',
  },
}

/** The whole of it is written: what is not named stays as it is. */
async function change(call: ServerCall, more: Partial<WireAccountBody>): Promise<WireAccount> {
  const { accounts } = await call.server.call<WireAccountList>('GET', '/api/accounts')
  const before = accounts.find(({ username }) => username === nameIn(call))
  if (before === undefined) throw new CommandError(`no account ${nameIn(call)} among those that you manage`)
  const { role, scope, displayName, language, state, version } = before
  const { role: newRole, scope: newScope } = given(call, ['role', 'scope'])
  return call.server.call<WireAccount>('PUT', path(call), {
    ...{ role: newRole ?? role, scope: newScope === undefined ? scope : scopeOf(newScope) },
    ...{ displayName, language, disabled: state === 'disabled', version },
    ...wordsOf(call),
    ...more,
  })
}

function wordsOf(call: Call): Partial<WireAccountBody> {
  const { name, language } = given(call, ['name', 'language'])
  return {
    ...(name !== undefined && { displayName: name }),
    ...(language !== undefined && { language: language as 'zh' | 'en' }),
  }
}

function changed({ username, role, scope, state }: WireAccount): string {
  return `${username} is ${role} of ${placesOf(scope)}, ${state}`
}

function linkWords({ path, expiresAt }: WireLink): string {
  return `behind the console’s address, once, until ${expiresAt}:\n${path}`
}

const row = ({ username, displayName, role, scope, state }: WireAccount): string[] => [
  username,
  displayName,
  role,
  placesOf(scope),
  state,
]
