import type { PersonId } from '../../domain/model/person.ts'
import type { AccountStore } from '../../store/store.ts'

export interface NamedPerson {
  readonly id: PersonId
  readonly name: string | null
}

/** What these people are called, each once. */
export async function namesOf(
  people: Iterable<PersonId>,
  accounts: Pick<AccountStore, 'person'>,
): Promise<NamedPerson[]> {
  const ids = [...new Set(people)].sort()
  return Promise.all(ids.map(async id => ({ id, name: (await accounts.person(id))?.displayName ?? null })))
}
