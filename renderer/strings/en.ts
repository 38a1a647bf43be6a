import type { da } from './da.ts'
import { access } from './en/access.ts'
import { audit } from './en/audit.ts'
import { records } from './en/records.ts'
import { retention } from './en/retention.ts'
import { common } from './en/common.ts'
import { menu } from './en/menu.ts'
import { errors } from './en/errors.ts'
import { issues } from './en/issues.ts'
import { profile } from './en/profile.ts'
import { backups } from './en/backups.ts'
import { inspections } from './en/inspections.ts'
import { overview } from './en/overview.ts'
import { announcement } from './en/announcement.ts'
import { settings } from './en/settings.ts'
import { template } from './en/template.ts'
import { palette } from './en/palette.ts'
import { search } from './en/search.ts'
import { visit } from './en/visit.ts'
import { identities } from './en/identities.ts'
import { notes } from './en/notes.ts'
import { checklists } from './en/checklists.ts'
import { editor } from './en/editor.ts'
import { findings } from './en/findings.ts'
import { report } from './en/report.ts'
import { hearing } from './en/hearing.ts'
import { followUp } from './en/follow-up.ts'
import { letters } from './en/letters.ts'
import { plan } from './en/plan.ts'
import { recommendations } from './en/recommendations.ts'
import { attachments } from './en/attachments.ts'
import { recording } from './en/recording.ts'
import { unlocking } from './en/unlocking.ts'
import { documents } from './en/documents.ts'
import { caseFile } from './en/case-file.ts'
import { checklistEditor } from './en/checklist-editor.ts'
import { xlsform } from './en/xlsform.ts'

export const en = {
  access,
  audit,
  records,
  retention,
  common,
  menu,
  errors,
  issues,
  profile,
  backups,
  inspections,
  overview,
  announcement,
  settings,
  template,
  palette,
  search,
  visit,
  identities,
  notes,
  checklists,
  editor,
  findings,
  report,
  hearing,
  followUp,
  letters,
  plan,
  recommendations,
  attachments,
  recording,
  unlocking,
  documents,
  caseFile,
  checklistEditor,
  xlsform,
} satisfies typeof da
