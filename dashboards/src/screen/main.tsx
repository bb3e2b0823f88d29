import { drawLight } from '../light/LightEntry.tsx'
import { ScreenPage } from './ScreenPage.tsx'
import { takeSecret } from './secret.ts'

drawLight(<ScreenPage secret={takeSecret()} />)
