/// The script of the page: sorts tables and filters the ledger. Nothing can be read only with it.
enum HTMLScript {
  /// The source; its digest stands in the content security policy.
  static let source = """

    "use strict";
    (function () {
      var words = document.body.dataset;
      function key(row, column) {
        var cell = row.cells[column];
        var figure = cell.querySelector("data");
        var text = figure ? figure.getAttribute("value") : cell.textContent.trim();
        var number = Number(text);
        return text !== "" && !isNaN(number) ? number : text;
      }
      function compare(a, b) {
        if (typeof a === "number" && typeof b === "number") { return a - b; }
        if (typeof a === "number") { return 1; }
        if (typeof b === "number") { return -1; }
        return a.localeCompare(b, document.documentElement.lang, { numeric: true });
      }
      function sort(table, column, head) {
        var down = head.getAttribute("aria-sort") === "ascending";
        Array.from(table.tHead.rows[0].cells).forEach(function (cell) { cell.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var body = table.tBodies[0];
        Array.from(body.rows)
          .map(function (row, place) { return { row: row, key: key(row, column), place: place }; })
          .sort(function (a, b) { return (down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.place - b.place; })
          .forEach(function (entry) { body.appendChild(entry.row); });
      }
      function makeSortable(table) {
        Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
          var button = document.createElement("button");
          button.type = "button";
          button.title = words.sort;
          button.textContent = head.textContent;
          head.textContent = "";
          head.appendChild(button);
          button.addEventListener("click", function () { sort(table, column, head); });
        });
      }
      function choices(rows, column) {
        var seen = [];
        rows.forEach(function (row) {
          var text = row.cells[column].textContent.trim();
          if (seen.indexOf(text) < 0) { seen.push(text); }
        });
        return seen;
      }
      function makeFilter(table) {
        var rows = Array.from(table.tBodies[0].rows);
        var bar = document.createElement("div");
        bar.className = "filter";
        var controls = [];
        var status = document.createElement("p");
        status.setAttribute("role", "status");
        function apply() {
          var count = 0;
          rows.forEach(function (row) {
            var show = controls.every(function (control) { return control(row); });
            row.hidden = !show;
            if (show) { count += 1; }
          });
          status.textContent = words.shown.replace("{0}", count).replace("{1}", rows.length);
        }
        function add(label, field) {
          var wrap = document.createElement("label");
          wrap.textContent = label + " ";
          wrap.appendChild(field);
          bar.appendChild(wrap);
          field.addEventListener("input", apply);
        }
        var search = document.createElement("input");
        search.type = "search";
        add(words.filter, search);
        controls.push(function (row) {
          return row.textContent.toLowerCase().indexOf(search.value.trim().toLowerCase()) >= 0;
        });
        [0, 1, 2].forEach(function (column) {
          var select = document.createElement("select");
          select.appendChild(new Option(words.all, ""));
          choices(rows, column).forEach(function (text) { select.appendChild(new Option(text, text)); });
          add(table.tHead.rows[0].cells[column].textContent, select);
          controls.push(function (row) {
            return select.value === "" || row.cells[column].textContent.trim() === select.value;
          });
        });
        bar.appendChild(status);
        table.parentNode.insertBefore(bar, table);
        apply();
      }
      document.querySelectorAll("table.ledger").forEach(makeFilter);
      document.querySelectorAll("table.sortable").forEach(makeSortable);
    })();

    """
}
