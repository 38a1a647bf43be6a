import { access } from './da/access.ts'
import { audit } from './da/audit.ts'
import { records } from './da/records.ts'
import { retention } from './da/retention.ts'
import { common } from './da/common.ts'
import { menu } from './da/menu.ts'
import { errors } from './da/errors.ts'
import { issues } from './da/issues.ts'
import { profile } from './da/profile.ts'
import { backups } from './da/backups.ts'
import { inspections } from './da/inspections.ts'
import { overview } from './da/overview.ts'
import { announcement } from './da/announcement.ts'
import { settings } from './da/settings.ts'
import { template } from './da/template.ts'
import { palette } from './da/palette.ts'
import { search } from './da/search.ts'
import { visit } from './da/visit.ts'
import { identities } from './da/identities.ts'
import { notes } from './da/notes.ts'
import { checklists } from './da/checklists.ts'
import { editor } from './da/editor.ts'
import { findings } from './da/findings.ts'
import { report } from './da/report.ts'
import { hearing } from './da/hearing.ts'
import { followUp } from './da/follow-up.ts'
import { letters } from './da/letters.ts'
import { plan } from './da/plan.ts'
import { recommendations } from './da/recommendations.ts'
import { attachments } from './da/attachments.ts'
import { recording } from './da/recording.ts'
import { unlocking } from './da/unlocking.ts'
import { documents } from './da/documents.ts'
import { caseFile } from './da/case-file.ts'
import { checklistEditor } from './da/checklist-editor.ts'
import { xlsform } from './da/xlsform.ts'

export const da = {
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
}
