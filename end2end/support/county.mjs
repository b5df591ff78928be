// A small county, written as the files an office would send. Resident ID numbers begin with 99: nobody has such a one.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const COUNTY = '990101';
export const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
export const YEAR = TODAY.slice(0, 4);

const AREAS = [
  ['99', '试验省', 1, '', 'shi yan sheng'],
  ['9901', '试验市', 2, '99', 'shi yan shi'],
  ['990101', '青禾县', 3, '9901', 'qing he xian'],
  ['990101101', '河湾镇', 4, '990101', 'he wan zhen'],
  ['990101101201', '柳树村', 5, '990101101', 'liu shu cun'],
  ['990101101202', '桥头村', 5, '990101101', 'qiao tou cun'],
  ['990101102', '山口镇', 4, '990101', 'shan kou zhen'],
  ['990101102201', '石桥村', 5, '990101102', 'shi qiao cun'],
];

const CENTRE = { lon: 120.1, lat: 30.86 };

const PEOPLE = [
  {
    person_no: 'P0001', resident_id: residentId('19850312', 28), name: '李秀英', phone: '13900000001',
    hukou_area: '990101101201', living_area: '990101101201', categories: 'poor_worker', education: '初中',
    skills: '缝纫;做饭', wanted_occupations: '缝纫工;保洁员', wage_min: 2000, distance_km: 20, home_based: 'can',
  },
  {
    person_no: 'P0002', resident_id: residentId('19760908', 15), name: '张建国', phone: '13900000002',
    hukou_area: '990101101202', living_area: '990101101202', categories: 'land_loss_farmer', education: '小学',
    skills: '搬运', wanted_occupations: '仓库;包装', wage_min: 2000, distance_km: 20, home_based: 'no',
  },
  {
    person_no: 'P0003', resident_id: residentId('19900521', 46), name: '王小梅', phone: '13900000003',
    hukou_area: '990101102201', living_area: '990101102201', categories: 'person_with_disability', education: '高中',
    skills: '串珠', wanted_occupations: '手工', wage_min: 800, distance_km: 1, home_based: 'only',
    disability_certificate_no: `${residentId('19900521', 46)}42`, standing_walking: 0,
  },
];

const VACANCIES = [
  { vacancy_no: 'V0001', title: '缝纫工', occupation: '缝纫工', wage_min: 3000, wage_max: 4000, meals: 'yes' },
  { vacancy_no: 'V0002', title: '服装厂车工', occupation: '缝纫工', wage_min: 3200, wage_max: 4500, transport: 'yes' },
  { vacancy_no: 'V0003', title: '保洁员', occupation: '保洁员', wage_min: 2600, wage_max: 2800 },
  { vacancy_no: 'V0004', title: '食堂帮厨', occupation: '厨房帮工', wage_min: 2800, wage_max: 3200, meals: 'yes' },
  { vacancy_no: 'V0005', title: '包装工', occupation: '包装工', wage_min: 3000, wage_max: 3600 },
  { vacancy_no: 'V0006', title: '仓库保管员', occupation: '仓库保管员', wage_min: 3000, wage_max: 3500, insured: 'yes' },
  {
    vacancy_no: 'V0007', title: '在家串珠', occupation: '手工', kind: 'home_based', home_based: 'yes',
    wage_min: 1500, wage_max: 2500, headcount: 1,
  },
];

/**
 * Writes `areas.csv`, `people.csv` and `vacancies.csv` into a folder and returns their paths by noun. `more` are people a
 * story needs beside those of every county.
 */
export async function writeCounty(folder, { more = [] } = {}) {
  const areas = AREAS.map(([code, name, level, parent, pinyin]) => ({ code, name, level, parent, pinyin, ...CENTRE }));
  const people = [...PEOPLE, ...more].map((person, position) => ({
    ...near(position), employment_status: 'unemployed', work_capacity: 'yes', work_willingness: 'yes',
    literate: 'yes', consent: 'yes', ...person,
  }));
  const vacancies = VACANCIES.map((vacancy, position) => ({
    employer_uscc: creditCode('91990101MA0000001'), employer_name: '青禾县第一服装厂', kind: 'normal', headcount: 3,
    wage_unit: 'month', area: '990101101', address: '河湾镇工业路 1 号', ...near(position + 3), education: '不限',
    home_based: 'no', open_from: day(-7), open_to: day(60), description: '按时发工资，签劳动合同。', ...vacancy,
  }));
  return { areas: await file('areas', areas), people: await file('people', people), vacancies: await file('vacancies', vacancies) };

  async function file(noun, rows) {
    const path = join(folder, `${noun}.csv`);
    await writeFile(path, csv(rows));
    return path;
  }
}

/** How many people and vacancies the county has. */
export const COUNTS = { areas: AREAS.length, people: PEOPLE.length, vacancies: VACANCIES.length };

/** A point some hundred metres from the centre. */
function near(position) {
  return { lon: (CENTRE.lon + position * 0.004).toFixed(4), lat: (CENTRE.lat + position * 0.003).toFixed(4) };
}

/** Today and some days, as `2026-06-30`. */
function day(offset) {
  return new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

/** A resident ID number from birth date and sequence, with its check character (GB 11643). */
export function residentId(birth, sequence) {
  const head = `${COUNTY}${birth}${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((sum, weight, position) => sum + weight * Number(head[position]), 0);
  return head + '10X98765432'[sum % 11];
}

/** A social credit code from its first 17 characters, with its check character (GB 32100). */
export function creditCode(head) {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const character of head) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return head + alphabet[(31 - (sum % 31)) % 31];
}

function csv(rows) {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const cell = (value) => (/[",\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : `${value}`);
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}
