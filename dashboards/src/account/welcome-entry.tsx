import { drawLight } from '../light/LightEntry.tsx'
import { Welcome } from './Welcome.tsx'

drawLight(<Welcome />)
