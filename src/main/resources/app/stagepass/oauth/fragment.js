"use strict";
(async () => {
  const answer = location.hash.slice(1);
  // First of all, before anything can fail: nobody shall read it in the address bar or go back to it.
  history.replaceState(null, "", location.pathname);
  const below = location.pathname.replace(/\/$/, "");
  let taken = false;
  try {
    const reply = answer && await fetch(below + "/token", {
      method: "POST",
      headers: {"Content-Type": "application/x-www-form-urlencoded"},
      body: answer,
      cache: "no-store",
      redirect: "error"
    });
    taken = reply && reply.ok;
  } catch {
    // Stagepass has gone: its own window says so.
  }
  location.replace(below + (taken ? "/done" : "/rejected"));
})();
