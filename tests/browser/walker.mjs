// SPDX-License-Identifier: Apache-2.0
// A person who walks through the site: opens pages, fills forms in, presses buttons, and looks at every page on the way
// as look.mjs does. Complaints are collected, and told at the end with where they came up.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { faults } from "./look.mjs";

export const devices = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };

export class Walker {
  constructor(browser, { site, device, language, pictures, scripts = true }) {
    Object.assign(this, { browser, site, device, language, pictures, scripts, complaints: [], seen: new Set() });
    mkdirSync(pictures, { recursive: true });
  }

  async begin() {
    this.context = await this.browser.newContext({
      viewport: devices[this.device],
      locale: this.language === "th" ? "th-TH" : "en-GB",
      javaScriptEnabled: this.scripts,
      acceptDownloads: true,
    });
    this.page = await this.context.newPage();
    this.page.on("pageerror", (error) => this.complain(String(error)));
    this.page.on("console", (message) => message.type() === "error" && !/status of (403|404|409|410|422|429)/.test(message.text()) && this.complain(message.text()));
    return this;
  }

  end() {
    return this.context.close();
  }

  complain(text) {
    this.complaints.push(`${this.language} ${this.device} ${this.page.url().replace(this.site.address, "")}: ${text}`);
  }

  expect(condition, text) {
    if (!condition) this.complain(`expected ${text}`);
    return Boolean(condition);
  }

  /// Looks at the page that is open; each name is looked at and pictured once.
  async look(name) {
    if (this.seen.has(name)) return;
    this.seen.add(name);
    if (this.scripts) for (const fault of await faults(this.page)) this.complain(fault);
    await this.page.screenshot({ path: join(this.pictures, `${name}.${this.language}.${this.device}.png`), fullPage: true, timeout: 120000 }); // a machine may be slow
  }

  async open(path, name) {
    const address = path.startsWith("http") ? path : this.site.address + path;
    // A page that looks again by itself (a computation under way) may do so at this very moment.
    const answer = await this.page.goto(address).catch((error) => {
      if (!/interrupted by another navigation|ERR_ABORTED/.test(String(error))) throw error;
      return this.page.goto(address);
    });
    if (name) await this.look(name);
    return answer?.status();
  }

  /// Fields by name: text into inputs, one value of radios, a date as [day, month, year], a file as {file}.
  async fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.page.locator(`[name="${name}"]`).first();
      const type = await field.getAttribute("type");
      if (value?.file) await field.setInputFiles(value.file);
      else if (type === "radio" || type === "checkbox") await this.page.check(`[name="${name}"][value="${value}"]`);
      else if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
      else await field.fill(value);
    }
  }

  /// Presses the button of the form that posts to `action` (its end), or the first one of the page's content.
  async press({ action, button } = {}) {
    const form = action ? this.page.locator(`main form[action$="${action}"]`).first() : this.page.locator("main form[method=post]").first();
    const pressed = button ? form.locator(`button[value="${button}"]`) : form.locator("button").first();
    await Promise.all([this.page.waitForNavigation(), pressed.click()]);
  }

  /// Sends the questionnaire: where scripts run, its own script does it and puts the answer in place of the page.
  async sendAnswers(expected) {
    await this.page.locator('main button[value="send"]').click();
    await this.page.locator(expected === "faults" ? ".govuk-error-summary a" : "[data-sent]").first().waitFor();
  }

  async send(values, where) {
    await this.fill(values);
    await this.press(where);
  }

  /// The faults that a form came back with, each link leading into a field.
  async refused(name, count) {
    const links = await this.page.locator(".govuk-error-summary a").count();
    this.expect(count === undefined ? links > 0 : links === count, `${count ?? "some"} faults on ${name}, found ${links}`);
    for (const link of await this.page.locator(".govuk-error-summary a").all()) {
      const id = (await link.getAttribute("href")).slice(1);
      this.expect(await this.page.locator(`[id="${id}"]`).count(), `a field for the fault #${id}`);
    }
    await this.look(name);
  }

  text() {
    return this.page.locator("main").innerText();
  }

  async signIn(login, password) {
    await this.open("/sign-in");
    await this.send({ login, password });
  }

  async signOut() {
    await Promise.all([this.page.waitForNavigation(), this.page.click("header form button")]);
  }
}
