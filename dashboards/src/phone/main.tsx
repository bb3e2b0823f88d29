import { onPhone } from '../app/entry-choice.ts'
import { go } from '../app/location.ts'
import { drawLight } from '../light/LightEntry.tsx'
import { startWorker } from '../push/worker.ts'
import { followTextSize } from './own/text-size.ts'
import { PhoneGate } from './PhoneGate.tsx'
import { HOME } from './route.ts'

startWorker(path => go(path.startsWith(HOME) ? path : (onPhone(path) ?? HOME)))
followTextSize()
drawLight(<PhoneGate />)
