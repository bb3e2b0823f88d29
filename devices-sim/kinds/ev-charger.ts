import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, type Instant, MINUTE, SECOND } from '../world/durations.ts'
import type { What } from '../world/truth.ts'
import { ChargerHeat } from './charger-heat.ts'
import { ChargerMeter } from './charger-meter.ts'
import { obeyed } from './charger-orders.ts'
import { isInSession, type Status } from './charger-status.ts'
import { ChargingBay } from './charging-bay.ts'
import { awaitDrivers } from './drivers.ts'
import { type Body, round, type Said, type SimulatedKind, type Surroundings, type Told } from './kind.ts'

export const evCharger: SimulatedKind<EvCharger> = {
  kind: 'ev-charger',
  noun: 'charger',
  option: 'chargers',
  title: { en: 'charger', zh: '充电桩' },
  short: { en: 'Charger', zh: '充电桩' },
  reportEveryMs: 30 * SECOND,
  inDemo: 4,
  inMonth: { share: 20, reportEveryMs: 5 * MINUTE },
  create: (id, surroundings) => new EvCharger(id, surroundings),
}

const CAR_A = 31.5
const E_BIKE_A = 0.9

const SENSOR_C_MAX = 140
/** A 7 kW charger in the garage and the bay in front of it. */
export class EvCharger implements Body {
  readonly id: string
  readonly #around: Surroundings
  readonly #bay: ChargingBay
  #status: Status = 'Available'
  #errorCode = 'NoError'
  readonly #heat: ChargerHeat
  readonly #meter: ChargerMeter
  #leakMa = 0
  #smoke = false
  /** It was cut off, and forgot; said by whoever cut it off. */
  #defies = false
  /** What the vehicle draws: a car, or an e-bike with hardly anything. */
  #drawA = CAR_A
  /** Its relay still closes: else a session gives nothing. */
  #gives = true
  /** What flows though nobody charges: its relay is welded. */
  #strayA = 0
  /** Told so. */
  #isCutOff = false
  /** Counts the sessions: what one that has failed had still to come does not come. */
  #session = 0
  #advancedAt: Instant
  readonly obey = (told: Told): Said | undefined => obeyed(this, told)

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.#around = around
    this.#bay = new ChargingBay(around.world, id)
    this.#heat = new ChargerHeat(around)
    this.#meter = new ChargerMeter(around.random)
    this.#advancedAt = around.world.now
    awaitDrivers(around, (chargeMs, fetchedAfterMs) => this.charge(chargeMs, fetchedAfterMs))
  }

  report(now: Instant): Values {
    this.#advance(now)
    const { random } = this.#around
    const flows = this.#meter.says(this.#flowsA)
    return {
      status: this.#isCutOff && this.#status === 'Available' ? 'Unavailable' : this.#status,
      errorCode: this.#errorCode,
      temperatureC: round(Math.min(SENSOR_C_MAX, this.#heat.bodyC + random.normal(0, 0.3)), 1),
      ...flows,
      residualCurrentMa: round(Math.max(0, this.#leakMa + random.normal(2, 0.8)), 1),
      bayOccupied: this.#bay.occupied,
      smoke: this.#smoke,
      cutOffIgnored: this.#defies,
    }
  }

  /** Free, and well: whoever comes can charge. */
  get isIdle(): boolean {
    return !this.#bay.occupied && this.#status === 'Available' && this.#strayA === 0 && !this.#isCutOff
  }

  /** A car comes to charge and is fetched when it is done. */
  charge(chargeMs: DurationMs, fetchedAfterMs: DurationMs, drawA = CAR_A): void {
    const { world, random } = this.#around
    if (!this.isIdle) return
    const session = ++this.#session
    const steps: [Status, DurationMs][] = [
      ['Preparing', random.between(20, 60) * SECOND],
      ['Charging', chargeMs],
      ['SuspendedEV', random.between(1, 3) * MINUTE],
      ['Finishing', fetchedAfterMs],
    ]
    this.#drawA = drawA
    this.#bay.enterToCharge()
    let delayMs = 0
    for (const [status, lastsMs] of steps) {
      world.after(delayMs, () => session === this.#session && this.#turnTo(status))
      delayMs += lastsMs
    }
    world.after(delayMs, () => this.#leave())
  }

  /** A welded relay opens no more. */
  cutOff(): void {
    this.#endSession()
    if (this.#status !== 'Faulted') this.#status = 'Available'
    this.#isCutOff = true
    this.#tell()
  }

  /** A car that still stands there has to begin anew. */
  restorePower(): void {
    this.#isCutOff = false
    if (this.#status === 'Available' && this.#bay.isCustomers) this.#status = 'Finishing'
    this.#tell()
  }

  /** Whether somebody charged. */
  stop(): boolean {
    const isEnded = this.#endSession()
    this.#tell()
    return isEnded
  }

  /** An e-bike whose battery takes for ever: its charger does not switch off. */
  chargeEBike(chargeMs: DurationMs): void {
    const { world } = this.#around
    if (!this.isIdle) return
    const end = world.truth.begin('charged-for-ever', this.id, world.now)
    this.charge(chargeMs, 5 * MINUTE, E_BIKE_A)
    world.after(chargeMs, () => end(world.now))
  }

  /** Its relay no longer closes: those who come try it, one after the other, and go. */
  givesNothing(forMs: DurationMs): void {
    this.#advance(this.#around.world.now)
    this.#gives = false
    for (let triedMs = 0; triedMs < forMs; triedMs += 12 * MINUTE) {
      this.#around.world.after(triedMs, () => this.charge(4 * MINUTE, MINUTE))
    }
    this.#during('charger-gives-nothing', forMs, () => {
      this.#gives = true
    })
  }

  /** Its relay is welded: the plug is live though nobody charges. */
  isLive(forMs: DurationMs): void {
    if (this.#status !== 'Available') return
    this.#strayA = 10
    this.#tell()
    this.#during('charger-live', forMs, () => {
      this.#strayA = 0
    })
  }

  /** It was cut off, and gives current after a loss of power. */
  forgetsCutOff(forMs: DurationMs): void {
    this.#defies = true
    this.#tell()
    this.#during('cut-off-forgotten', forMs, () => {
      this.#defies = false
    })
  }

  /** It says that it is at fault and knows no fault. */
  contradictsItself(forMs: DurationMs): void {
    this.#fail('NoError')
    this.#tell()
    this.#during('charger-contradicts', forMs, () => this.#repair())
  }

  /** Somebody parks in front of it without charging. */
  isParkedUp(forMs: DurationMs): void {
    const { world } = this.#around
    if (this.#bay.occupied) return
    this.#bay.enterToPark()
    this.#tell()
    world.after(forMs, () => {
      this.#bay.leave()
      this.#tell()
    })
  }

  /** A loose contact glows. */
  overheat(byC: number, forMs: DurationMs): void {
    this.#advance(this.#around.world.now)
    this.#heat.faultC = byC
    this.#during('charger-overheating', forMs, () => {
      this.#heat.faultC = 0
    })
    this.#around.world.every(5 * SECOND, forMs, () => this.#tell())
  }

  /** A battery goes through: heat, then smoke, then flames until it is put out. */
  burn(forMs: DurationMs): void {
    const { world, random } = this.#around
    this.#advance(world.now)
    this.#heat.faultC = 160
    world.after(random.between(8, 20) * SECOND, () => {
      this.#smoke = true
      this.#tell()
    })
    this.#during('fire', forMs, () => {
      this.#heat.faultC = 0
      this.#smoke = false
      this.#status = 'Faulted'
      this.#bay.strand()
    })
    this.#around.world.every(5 * SECOND, forMs, () => this.#tell())
  }

  /** Damp gets in; after a while its own breaker trips. */
  leak(ma: number, forMs: DurationMs): void {
    const { world, random } = this.#around
    this.#leakMa = ma
    this.#tell()
    world.after(random.between(20, 60) * SECOND, () => {
      this.#fail('GroundFailure')
      this.#tell()
    })
    this.#during('charger-leaking', forMs, () => {
      this.#leakMa = 0
      this.#repair()
    })
  }

  breakDown(errorCode: string, forMs: DurationMs): void {
    this.#fail(errorCode)
    this.#tell()
    this.#during('charger-broken', forMs, () => this.#repair())
  }

  get #flowsA(): number {
    if (this.#status === 'Charging') return this.#gives ? this.#drawA : 0
    return this.#strayA
  }

  #during(what: What, forMs: DurationMs, ends: () => void): void {
    const { world } = this.#around
    const end = world.truth.begin(what, this.id, world.now)
    world.after(forMs, () => {
      this.#advance(world.now)
      ends()
      end(world.now)
      this.#tell()
    })
  }

  #advance(now: Instant): void {
    const elapsedMs = now - this.#advancedAt
    this.#advancedAt = now
    this.#heat.advance(elapsedMs, this.#flowsA)
    this.#meter.advance(elapsedMs, this.#flowsA)
    if (this.#heat.isTooMuch && this.#errorCode === 'NoError') this.#fail('HighTemperature')
    if (this.#errorCode === 'HighTemperature' && this.#heat.bodyC < 50) this.#repair()
  }

  #fail(errorCode: string): void {
    this.#errorCode = errorCode
    this.#status = 'Faulted'
    this.#session++
    this.#bay.strand()
  }

  /** The car only stands there from now on, until it is fetched. */
  #endSession(): boolean {
    if (!isInSession(this.#status)) return false
    this.#advance(this.#around.world.now)
    this.#session++
    this.#status = 'Finishing'
    this.#bay.isFull()
    return true
  }

  #repair(): void {
    this.#errorCode = 'NoError'
    this.#status = 'Available'
  }

  #turnTo(status: Status): void {
    this.#advance(this.#around.world.now)
    if (this.#status !== 'Faulted') this.#status = status
    if (status === 'SuspendedEV') this.#bay.isFull()
    this.#tell()
  }

  #leave(): void {
    this.#bay.leave()
    this.#turnTo('Available')
  }

  #tell(): void {
    this.#around.world.send(this.id, this.report(this.#around.world.now))
  }
}
