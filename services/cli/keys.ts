import type { WireKey, WireKeyList, WireKeyMade } from '../api/wire/key.ts'
import { given, optionOf, type ServerCommands, table, wordAt } from './command.ts'
import { CommandError } from './command-error.ts'
import { placesOf, scopeOf } from './scope-words.ts'

export const keyCommands: ServerCommands = {
  'keys list': {
    usage: '',
    does: 'the keys of programs, with when each was last used',
    run: ({ server }) => server.call<WireKeyList>('GET', '/api/keys'),
    show: ({ keys }: WireKeyList) =>
      table([['NAME', 'ROLE', 'WHERE', 'BY', 'UNTIL', 'LAST USED'], ...keys.map(row)]),
  },
  'keys add': {
    usage: 'NAME --role R --scope all|SITE,SITE/ZONE,… [--days N] [--rights R1,R2]',
    does: 'makes a key for a program; shown once',
    run: call => {
      const { days, rights } = given(call, ['days', 'rights'])
      return call.server.call<WireKeyMade>('POST', '/api/keys', {
        name: wordAt(call, 0, 'what the key is for'),
        role: optionOf(call, 'role'),
        scope: scopeOf(optionOf(call, 'scope')),
        ...(days !== undefined && { days: Number(days) }),
        ...(rights !== undefined && { rights: rights.split(',') }),
      })
    },
    show: ({ key, token }: WireKeyMade) => `${key.name}, until ${key.expiresAt}:\n${token}`,
  },
  'keys remove': {
    usage: 'NAME',
    does: 'ends a key at once',
    run: async call => {
      const name = wordAt(call, 0, 'the key’s name')
      const { keys } = await call.server.call<WireKeyList>('GET', '/api/keys')
      const found = keys.find(key => key.name === name)
      if (found === undefined) throw new CommandError(`no key ${name} among those that you manage`)
      return call.server.call('DELETE', `/api/keys/${found.id}`)
    },
    show: () => 'ended',
  },
}

const row = ({ name, role, scope, by, expiresAt, lastUsedAt, stands }: WireKey): string[] => [
  name,
  role,
  placesOf(scope),
  by,
  stands ? expiresAt : 'ended',
  lastUsedAt ?? 'never',
]
