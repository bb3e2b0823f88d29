import { defineKind } from '../../model/kind.ts'
import { flag, held, oneOf, sampled } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { chargerContradicts, chargerLive } from './contradiction-rules.ts'
import { cutOffIgnored } from './cut-off-rules.ts'
import { CHARGER_ERROR_CODES, CHARGER_STATUSES } from './ocpp-names.ts'
import { OCPP_WORDS } from './ocpp-words.ts'
import { chargerOrders } from './orders.ts'
import { chargerFault, chargerHeating, chargerHot, chargerLeakage, chargerSmoke } from './rules.ts'
import { bayBlocked, bayOverstay, chargerNoEnergy, chargingLong } from './session-rules.ts'
import { smokeConfirmed } from './smoke-confirmed.ts'

export const evCharger = defineKind({
  kind: 'ev-charger',
  title: text('Charger', '充电桩'),
  measurement: 'ev_charger',
  expectedIntervalMs: 5 * MINUTE,
  toldAtOnceWhenSilent: true,
  metrics: {
    status: oneOf(text('Status', '状态'), CHARGER_STATUSES, OCPP_WORDS),
    errorCode: oneOf(text('Error code', '故障码'), CHARGER_ERROR_CODES, OCPP_WORDS),
    temperatureC: held('°C')(text('Temperature', '温度'), -40, 150),
    currentA: sampled('A')(text('Current', '电流'), -1_000, 1_000),
    voltageV: sampled('V')(text('Voltage', '电压'), 0, 1_500),
    powerW: sampled('W')(text('Power', '功率'), -1_000_000, 1_000_000),
    energyWh: held('Wh')(text('Energy', '电量读数'), 0, 1e12),
    residualCurrentMa: held('mA')(text('Residual current', '漏电流'), 0, 10_000),
    bayOccupied: flag(text('Bay occupied', '车位占用'), text('not Bay occupied', '车位未占用')),
    smoke: flag(text('Smoke', '烟雾'), text('not Smoke', '无烟雾')),
    cutOffIgnored: flag(
      text('Gives current though cut off', '断电后仍供电'),
      text('Cut-off holds', '断电有效'),
    ),
  },
  sample: { voltageV: 230 },
  orders: chargerOrders,
  rules: [
    chargerFault,
    chargerHot,
    chargerHeating,
    chargerLeakage,
    chargerSmoke,
    smokeConfirmed,
    chargerContradicts,
    chargerLive,
    cutOffIgnored,
    chargerNoEnergy,
    chargingLong,
    bayBlocked,
    bayOverstay,
  ],
})
