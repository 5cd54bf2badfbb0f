import { render } from "solid-js/web";
import { App } from "./app";
import "./style/fonts";
import "./style/tokens.css";
import "./style/base.css";
import "./style/icons.css";
import "./style/parts.css";
import "./style/frame.css";
import "./style/screens.css";
import "./style/workshops.css";
import "./style/registers.css";
import "./style/guests.css";
import "./style/projector.css";
import "./style/editor.css";

const place = document.getElementById("app");
if (!place) throw new Error("index.html has no #app");
render(() => <App />, place);
void import("./style/fonts-japanese");
