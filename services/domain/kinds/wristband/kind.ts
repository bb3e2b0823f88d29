import { defineKind } from '../../model/kind.ts'
import { flag, held, type NumberMetric, oneOf, sampled, sensed } from '../../model/metric.ts'
import { CONSCIOUSNESS } from '../../model/news2.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { inactive, leftArea, unusualHeartRate } from './daily-life.ts'
import { wristbandOrders } from './orders.ts'
import { batteryLow, fall, notWorn, sos } from './rules.ts'
import { heartRate, news2, spo2 } from './vital-signs.ts'

/** The words of ACVPU: to a caregiver a bare “alert” is an alarm. */
const AWAKE = {
  alert: text('awake and clear', '清醒'),
  confusion: text('newly confused', '新发意识模糊'),
  voice: text('responds to voice', '呼唤有反应'),
  pain: text('responds to pain', '疼痛有反应'),
  unresponsive: text('unresponsive', '无反应'),
}

/** A zero is a band's way of saying "not worn". */
const unworn = (metric: NumberMetric) => sensed(metric, { unmeasured: [0] })

export const wristband = defineKind({
  kind: 'wristband',
  title: text('Wristband', '智能手环'),
  measurement: 'wristband',
  expectedIntervalMs: 5 * MINUTE,
  toldAtOnceWhenSilent: true,
  health: true,
  metrics: {
    heartRateBpm: unworn(sampled('bpm')(text('Heart rate', '心率'), 20, 250)),
    spo2Percent: unworn(sampled('%')(text('SpO₂', '血氧'), 50, 100)),
    skinTemperatureC: unworn(sampled('°C')(text('Skin temperature', '皮肤温度'), 10, 45)),
    bodyTemperatureC: unworn(sampled('°C')(text('Body temperature', '体温'), 25, 45)),
    systolicMmHg: unworn(sampled('mmHg')(text('Systolic pressure', '收缩压'), 40, 300)),
    diastolicMmHg: unworn(sampled('mmHg')(text('Diastolic pressure', '舒张压'), 20, 200)),
    respirationPerMin: unworn(sampled('/min')(text('Respiration', '呼吸频率'), 2, 80)),
    onOxygen: flag(text('Oxygen given', '吸氧'), text('not Oxygen given', '未吸氧')),
    consciousness: oneOf(text('Consciousness (ACVPU)', '意识状态（ACVPU）'), CONSCIOUSNESS, AWAKE),
    // Some bands count from the day they were made: a million is a season of a walker.
    steps: held('')(text('Steps', '步数'), 0, 2 ** 32 - 1),
    worn: flag(text('Worn', '佩戴'), text('not Worn', '未佩戴')),
    fall: flag(text('Fall', '跌倒'), text('not Fall', '未跌倒')),
    fallCancelled: flag(
      text('Fall cancelled by the wearer', '佩戴者取消跌倒'),
      text('not Fall cancelled by the wearer', '佩戴者未取消跌倒'),
    ),
    sos: flag(text('SOS pressed', '按下 SOS'), text('not SOS pressed', '未按下 SOS')),
    batteryPercent: held('%')(text('Battery', '电量'), 0, 100),
    lat: held('°')(text('Latitude', '纬度'), -90, 90),
    lon: held('°')(text('Longitude', '经度'), -180, 180),
  },
  sample: { skinTemperatureC: 33, batteryPercent: 80 },
  orders: wristbandOrders,
  rules: [sos, fall, heartRate, unusualHeartRate, spo2, news2, inactive, leftArea, notWorn, batteryLow],
})
