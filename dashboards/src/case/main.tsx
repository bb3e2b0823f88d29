import { BrandMark } from '../app/marks.tsx'
import { drawLight } from '../light/LightEntry.tsx'

drawLight(<BrandMark width="52" height="52" />)
