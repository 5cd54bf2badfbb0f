import { Route, Router } from "@solidjs/router";
import { ErrorBoundary, lazy, type ParentProps, Suspense } from "solid-js";
import { DemoPage } from "./account/demo-page";
import { InvitationPage } from "./account/invitation-page";
import { SignedIn } from "./account/me";
import { ResetPage } from "./account/reset-page";
import { SetUpPage } from "./account/set-up-page";
import { SignInPage } from "./account/sign-in-page";
import { DocumentsPage } from "./documents/documents-page";
import { useFocusAfterNavigation } from "./focus";
import { AnswerPage } from "./guests/answer-page";
import { CheckInPage } from "./guests/check-in-page";
import { MinutesPage } from "./guests/minutes-page";
import { HomePage } from "./home/home-page";
import { MissingPage } from "./missing-page";
import { Loading } from "./parts/loading";
import { Toasts } from "./parts/toast";
import { PeoplePage } from "./people/people-page";
import { ProjectorPage } from "./projector/projector-page";
import { OverviewPage } from "./projects/overview-page";
import { ProjectLayout } from "./projects/project";
import { DecisionPage } from "./registers/decision-page";
import { DecisionsPage } from "./registers/decisions-page";
import { FollowUpPage } from "./registers/follow-up-page";
import { FollowUpsPage } from "./registers/follow-ups-page";
import { InputPage } from "./registers/input-page";
import { InputsPage } from "./registers/inputs-page";
import { PicturesPage } from "./registers/pictures-page";
import { SettingsPage } from "./settings/settings-page";
import { Surprise } from "./surprise";

/** The editor brings ProseMirror and Yjs along, so it comes when a document is opened. */
const EditorPage = lazy(() => import("./editor/editor-page"));
const WorkshopsPage = lazy(() => import("./workshops/workshops-page"));
const WorkshopPage = lazy(() => import("./workshops/workshop-page"));
const CoordinationPage = lazy(() => import("./coordination/coordination-page"));
const LettersPage = lazy(() => import("./letters/letters-page"));
const LetterPage = lazy(() => import("./letters/letter-page"));
const CheckInSheetPage = lazy(() => import("./workshops/check-in-sheet-page"));

/** Every page of the product; the addresses are those of `shared/pages.ts`. */
export function App() {
  return (
    <Router root={Frame}>
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/setup" component={SetUpPage} />
      <Route path="/invitation" component={InvitationPage} />
      <Route path="/reset" component={ResetPage} />
      <Route path="/demo" component={DemoPage} />
      <Route path="/check-in/:code" component={CheckInPage} />
      <Route path="/answer" component={AnswerPage} />
      <Route path="/minutes" component={MinutesPage} />
      <Route component={SignedIn}>
        <Route path="/" component={HomePage} />
        <Route path="/p/:project/docs/:document" component={EditorPage} />
        <Route path="/p/:project/workshops/:workshop/present" component={ProjectorPage} />
        <Route path="/p/:project/workshops/:workshop/check-in" component={CheckInSheetPage} />
        <Route path="/p/:project" component={ProjectLayout}>
          <Route path="/" component={OverviewPage} />
          <Route path="/documents" component={DocumentsPage} />
          <Route path="/workshops" component={WorkshopsPage} />
          <Route path="/workshops/:workshop" component={WorkshopPage} />
          <Route path="/coordination" component={CoordinationPage} />
          <Route path="/letters" component={LettersPage} />
          <Route path="/letters/:letter" component={LetterPage} />
          <Route path="/people" component={PeoplePage} />
          <Route path="/settings" component={SettingsPage} />
          <Route path="/inputs" component={InputsPage} />
          <Route path="/inputs/:row" component={InputPage} />
          <Route path="/decisions" component={DecisionsPage} />
          <Route path="/decisions/:row" component={DecisionPage} />
          <Route path="/registers/pictures" component={PicturesPage} />
          <Route path="/follow-ups" component={FollowUpsPage} />
          <Route path="/follow-ups/:row" component={FollowUpPage} />
        </Route>
      </Route>
      <Route path="*" component={MissingPage} />
    </Router>
  );
}

function Frame(props: ParentProps) {
  useFocusAfterNavigation();
  return (
    <>
      <ErrorBoundary fallback={(error) => <Surprise error={error} />}>
        <Suspense fallback={<Loading />}>{props.children}</Suspense>
      </ErrorBoundary>
      <Toasts />
    </>
  );
}
