import type { Rota } from '../model/duty.ts'
import type { EscalationPlan } from '../model/escalation.ts'
import type { PersonId } from '../model/person.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import type { Member, Roster, RosterEntry, RosterWhat, Wearer } from '../model/roster.ts'

/** The roster of a site as it changes. */
export interface LivingRoster extends Roster {
  readonly zones: Map<ZoneId, Zone>
  readonly members: Map<PersonId, Member>
  readonly wearers: Map<string, Wearer>
  readonly rotas: Map<string, Rota>
  readonly plans: Map<string, EscalationPlan>
}

export const newRoster = (entries: readonly RosterEntry[] = []): LivingRoster => {
  const roster = {
    zones: new Map(),
    members: new Map(),
    wearers: new Map(),
    rotas: new Map(),
    plans: new Map(),
  }
  for (const entry of entries) saveEntry(roster, entry)
  return roster
}

export function saveEntry(roster: LivingRoster, entry: RosterEntry): void {
  switch (entry.what) {
    case 'zone':
      roster.zones.set(entry.zone.id, entry.zone)
      break
    case 'member':
      roster.members.set(entry.member.id, entry.member)
      break
    case 'wearer':
      roster.wearers.set(entry.wearer.id, entry.wearer)
      break
    case 'rota':
      roster.rotas.set(entry.rota.id, entry.rota)
      break
    case 'plan':
      roster.plans.set(entry.plan.id, entry.plan)
      break
  }
}

const lists = {
  zone: 'zones',
  member: 'members',
  wearer: 'wearers',
  rota: 'rotas',
  plan: 'plans',
} as const satisfies Record<RosterWhat, keyof Roster>

export const removeEntry = (roster: LivingRoster, what: RosterWhat, id: string): boolean =>
  roster[lists[what]].delete(id)

/** All of it as plain data: what a snapshot holds. */
export const rosterEntries = ({ zones, members, wearers, rotas, plans }: Roster): RosterEntry[] => [
  ...[...zones.values()].map(zone => ({ what: 'zone', zone }) as const),
  ...[...members.values()].map(member => ({ what: 'member', member }) as const),
  ...[...wearers.values()].map(wearer => ({ what: 'wearer', wearer }) as const),
  ...[...rotas.values()].map(rota => ({ what: 'rota', rota }) as const),
  ...[...plans.values()].map(plan => ({ what: 'plan', plan }) as const),
]
