import { drawLight } from '../light/LightEntry.tsx'
import { startWorker } from '../push/worker.ts'
import { PhoneGate } from './PhoneGate.tsx'

startWorker()
drawLight(<PhoneGate />)
