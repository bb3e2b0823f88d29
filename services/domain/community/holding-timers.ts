import type { AlertChange } from '../model/alert.ts'
import { quiet } from './chattering.ts'
import { checkDuty } from './duty-check.ts'
import { lookAtDuty } from './duty-look.ts'
import { endFlood } from './flooding.ts'
import { endMaintenance } from './maintenance.ts'
import { pauseOver } from './pauses.ts'
import { calledMayDiffer, firePursuit } from './pursue.ts'
import { reconsider } from './reconsider.ts'
import { shelfOver } from './shelves.ts'
import { lookAgain } from './site-watch.ts'
import type { Community } from './state.ts'
import type { HoldingTask } from './timer.ts'

type Work = (community: Community, about: string, changes: AlertChange[]) => void

/** What keeps alerts from people ends with time. Each asks whether it is still meant. */
const work: Readonly<Record<HoldingTask, Work>> = {
  'shelf-end': shelfOver,
  'pause-end': pauseOver,
  'window-end': endMaintenance,
  'flood-end': (community, _site, changes) => endFlood(community, changes),
  quiet,
  look: reconsider,
  pursuit: firePursuit,
  'duty-look': (community, _site, changes) => {
    lookAtDuty(community, changes)
    calledMayDiffer(community, changes)
  },
  'duty-check': (community, _site, changes) => checkDuty(community, changes),
  'site-look': (community, _site, changes) => {
    community.holds.silence.lookDue = null
    lookAgain(community, changes)
  },
}

export const fireHolding = (
  community: Community,
  task: HoldingTask,
  about: string,
  changes: AlertChange[],
): void => work[task](community, about, changes)
