import { drawLight } from '../light/LightEntry.tsx'
import { CasePage } from './CasePage.tsx'

drawLight(<CasePage />)
