<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Claim</source>
        <translation>Be&amp;hauptung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>Bib&amp;liothek</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Hil&amp;fe</translation>
    </message>
    <message>
        <source>&amp;New article…</source>
        <translation>&amp;Neuer Artikel…</translation>
    </message>
    <message>
        <source>&amp;Add text files…</source>
        <translation>&amp;Textdateien hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Import annotation set…</source>
        <translation>Annotationssatz &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Export annotation set…</source>
        <translation>Annotationssatz &amp;exportieren…</translation>
    </message>
    <message>
        <source>Open &amp;library…</source>
        <translation>Bibliothek ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Recent libraries</source>
        <translation>&amp;Zuletzt geöffnete Bibliotheken</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>&amp;Sicherungen…</translation>
    </message>
    <message>
        <source>&amp;Check library…</source>
        <translation>Bibliothek &amp;prüfen…</translation>
    </message>
    <message>
        <source>&amp;Print article with claims…</source>
        <translation>Artikel mit Behauptungen &amp;drucken…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;quote with citation</source>
        <translation>&amp;Zitat mit Nachweis kopieren</translation>
    </message>
    <message>
        <source>&amp;Find in the article…</source>
        <translation>Im Artikel &amp;suchen…</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>&amp;Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Find in the &amp;library…</source>
        <translation>In der &amp;Bibliothek suchen…</translation>
    </message>
    <message>
        <source>Article &amp;details…</source>
        <translation>An&amp;gaben zum Artikel…</translation>
    </message>
    <message>
        <source>&amp;Open the article’s link…</source>
        <translation>&amp;Link des Artikels öffnen…</translation>
    </message>
    <message>
        <source>Remove &amp;article</source>
        <translation>Artikel &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Next sentence</source>
        <translation>&amp;Nächster Satz</translation>
    </message>
    <message>
        <source>&amp;Previous sentence</source>
        <translation>&amp;Voriger Satz</translation>
    </message>
    <message>
        <source>Next p&amp;aragraph</source>
        <translation>Nächster &amp;Absatz</translation>
    </message>
    <message>
        <source>Previous pa&amp;ragraph</source>
        <translation>Voriger A&amp;bsatz</translation>
    </message>
    <message>
        <source>&amp;Select sentence, then the next too</source>
        <translation>&amp;Satz auswählen, dann auch den nächsten</translation>
    </message>
    <message>
        <source>&amp;Extend to the end of a sentence</source>
        <translation>Bis zum &amp;Ende eines Satzes erweitern</translation>
    </message>
    <message>
        <source>Shrin&amp;k by a sentence</source>
        <translation>Um einen Satz ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Extend by a paragraph</source>
        <translation>Um einen Absatz erweitern</translation>
    </message>
    <message>
        <source>Shrink by a paragraph</source>
        <translation>Um einen Absatz verkleinern</translation>
    </message>
    <message>
        <source>&amp;Mark selection as a claim</source>
        <translation>Auswahl als Behauptung &amp;markieren</translation>
    </message>
    <message>
        <source>Mark selection as another &amp;place of this claim</source>
        <translation>Auswahl als weitere St&amp;elle dieser Behauptung markieren</translation>
    </message>
    <message>
        <source>&amp;Next claim</source>
        <translation>&amp;Nächste Behauptung</translation>
    </message>
    <message>
        <source>Pre&amp;vious claim</source>
        <translation>&amp;Vorige Behauptung</translation>
    </message>
    <message>
        <source>Next &amp;unchecked claim</source>
        <translation>Nächste &amp;ungeprüfte Behauptung</translation>
    </message>
    <message>
        <source>Move the en&amp;ds of the place</source>
        <translation>Enden der Stelle vers&amp;chieben</translation>
    </message>
    <message>
        <source>End the place a word later</source>
        <translation>Die Stelle ein Wort später enden lassen</translation>
    </message>
    <message>
        <source>End the place a word earlier</source>
        <translation>Die Stelle ein Wort früher enden lassen</translation>
    </message>
    <message>
        <source>Begin the place a word earlier</source>
        <translation>Die Stelle ein Wort früher beginnen lassen</translation>
    </message>
    <message>
        <source>Begin the place a word later</source>
        <translation>Die Stelle ein Wort später beginnen lassen</translation>
    </message>
    <message>
        <source>&amp;Give a verdict</source>
        <translation>Ur&amp;teil fällen</translation>
    </message>
    <message>
        <source>Give verdict {n}</source>
        <translation>Urteil {n} fällen</translation>
    </message>
    <message>
        <source>&amp;Withdraw my verdict</source>
        <translation>Mein Urteil &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Write the &amp;statement</source>
        <translation>&amp;Aussage schreiben</translation>
    </message>
    <message>
        <source>Write the &amp;explanation</source>
        <translation>&amp;Begründung schreiben</translation>
    </message>
    <message>
        <source>&amp;Cite a source…</source>
        <translation>&amp;Quelle angeben…</translation>
    </message>
    <message>
        <source>Open a source’s lin&amp;k…</source>
        <translation>&amp;Link einer Quelle öffnen…</translation>
    </message>
    <message>
        <source>&amp;Link to the earlier claim like this one</source>
        <translation>Mit der &amp;früheren ähnlichen Behauptung verknüpfen</translation>
    </message>
    <message>
        <source>Mark repeats &amp;of this quote</source>
        <translation>&amp;Wiederholungen dieses Zitats markieren</translation>
    </message>
    <message>
        <source>Mark repeats in &amp;all articles</source>
        <translation>Wiederholungen in allen Art&amp;ikeln markieren</translation>
    </message>
    <message>
        <source>&amp;History of this claim…</source>
        <translation>Verlauf dieser Be&amp;hauptung…</translation>
    </message>
    <message>
        <source>&amp;Remove claim</source>
        <translation>Behauptung entfe&amp;rnen</translation>
    </message>
    <message>
        <source>All &amp;claims of the library</source>
        <translation>Alle &amp;Behauptungen der Bibliothek</translation>
    </message>
    <message>
        <source>Go to the &amp;list of articles</source>
        <translation>Zur &amp;Liste der Artikel</translation>
    </message>
    <message>
        <source>Go to the &amp;text</source>
        <translation>Zum &amp;Text</translation>
    </message>
    <message>
        <source>&amp;Back to the text</source>
        <translation>&amp;Zurück zum Text</translation>
    </message>
    <message>
        <source>Go to the cl&amp;aim</source>
        <translation>Zur Beha&amp;uptung</translation>
    </message>
    <message>
        <source>Go to the &amp;next pane</source>
        <translation>Zum &amp;nächsten Bereich</translation>
    </message>
    <message>
        <source>Lar&amp;ger letters</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>S&amp;maller letters</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
    <message>
        <source>Letters as at the b&amp;eginning</source>
        <translation>Schriftgröße wie am &amp;Anfang</translation>
    </message>
    <message>
        <source>Set the &amp;page…</source>
        <translation>&amp;Seite einrichten…</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>&amp;Farben des Systems</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Language of the s&amp;ystem</source>
        <translation>Sprache des S&amp;ystems</translation>
    </message>
    <message>
        <source>&amp;Reviewer…</source>
        <translation>Prüfende &amp;Person…</translation>
    </message>
    <message>
        <source>Verdict &amp;scales…</source>
        <translation>&amp;Skalen für Urteile…</translation>
    </message>
    <message>
        <source>&amp;Conflicts of imports…</source>
        <translation>&amp;Konflikte von Importen…</translation>
    </message>
    <message>
        <source>Add the sample &amp;article</source>
        <translation>&amp;Beispielartikel hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Befehl suchen…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>Nach &amp;Updates suchen…</translation>
    </message>
    <message>
        <source>Show &amp;log folder</source>
        <translation>&amp;Protokollordner zeigen</translation>
    </message>
    <message>
        <source>&amp;About Claimdesk</source>
        <translation>&amp;Über Claimdesk</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Behauptungen</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>The library was opened</source>
        <translation>Die Bibliothek wurde geöffnet</translation>
    </message>
    <message>
        <source>After half an hour of work</source>
        <translation>Nach einer halben Stunde Arbeit</translation>
    </message>
    <message>
        <source>You asked for it</source>
        <translation>Auf Ihren Wunsch</translation>
    </message>
    <message>
        <source>Before an update of the library</source>
        <translation>Vor einer Umstellung der Bibliothek</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>Vor einem Import</translation>
    </message>
    <message>
        <source>Before a backup was restored</source>
        <translation>Vor dem Zurückholen einer Sicherung</translation>
    </message>
    <message>
        <source>Damaged: it cannot be read</source>
        <translation>Beschädigt: nicht lesbar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>Zweiter Blick nötig</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Numerical</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Causal</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Image or video</source>
        <translation>Bild oder Video</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Primary source</source>
        <translation>Primärquelle</translation>
    </message>
    <message>
        <source>Secondary source</source>
        <translation>Sekundärquelle</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Fachperson</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>supports</source>
        <translation>stützt</translation>
    </message>
    <message>
        <source>refutes</source>
        <translation>widerlegt</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Wahr</translation>
    </message>
    <message>
        <source>Mostly true</source>
        <translation>Größtenteils wahr</translation>
    </message>
    <message>
        <source>Half true</source>
        <translation>Halb wahr</translation>
    </message>
    <message>
        <source>Misleading</source>
        <translation>Irreführend</translation>
    </message>
    <message>
        <source>Mostly false</source>
        <translation>Größtenteils falsch</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Unverifiable</source>
        <translation>Nicht überprüfbar</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>Meinung</translation>
    </message>
    <message>
        <source>No tone</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>Own colour</source>
        <translation>Eigene Farbe</translation>
    </message>
    <message>
        <source>Write a date as 2022-03-08, 2022-03 or 2022.</source>
        <translation>Schreiben Sie ein Datum als 2022-03-08, 2022-03 oder 2022.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Claimant</source>
        <translation>Behauptet von</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Marked on</source>
        <translation>Markiert am</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Claimant and tags</source>
        <translation>Urheber und Schlagwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Added {date}</source>
        <translation>Hinzugefügt am {date}</translation>
    </message>
    <message>
        <source>No claims yet</source>
        <translation>Noch keine Behauptungen</translation>
    </message>
    <message>
        <source>{checked} of {claims} claims checked</source>
        <translation>{checked} von {claims} Behauptungen geprüft</translation>
    </message>
    <message>
        <source>Claimdesk</source>
        <translation>Claimdesk</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Here is what you typed, to be copied:</source>
        <translation>Hier ist, was Sie getippt haben, zum Kopieren:</translation>
    </message>
    <message>
        <source>This library can only be read: {reason}.</source>
        <translation>Diese Bibliothek kann nur gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Beside this library lies what looks like a copy of it, made when it was changed in two places: {names}. To bring both together, open the copy, export it as JSON, and import that here.</source>
        <translation>Neben dieser Bibliothek liegt, was wie eine Kopie von ihr aussieht, entstanden durch Änderungen an zwei Orten: {names}. Um beide zusammenzuführen, öffnen Sie die Kopie, exportieren Sie sie als JSON, und importieren Sie dieses hier.</translation>
    </message>
    <message>
        <source>This library lies on another machine’s disk ({name}), so it is written in a safer and slower way. Let only one person have it open at a time; a library is safest on a disk of your own.</source>
        <translation>Diese Bibliothek liegt auf der Platte eines anderen Rechners ({name}) und wird darum sicherer und langsamer beschrieben. Öffnen Sie sie nur einzeln, nie zu zweit; am sichersten liegt eine Bibliothek auf einer eigenen Platte.</translation>
    </message>
    <message>
        <source>This library lies in a folder that is synchronised ({name}), so it is written in a safer and slower way. Close it here, and wait until all is synchronised, before you open it on another computer.</source>
        <translation>Diese Bibliothek liegt in einem synchronisierten Ordner ({name}) und wird darum sicherer und langsamer beschrieben. Schließen Sie sie hier und warten Sie, bis alles synchronisiert ist, bevor Sie sie auf einem anderen Computer öffnen.</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Prüfende Person</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Behauptung</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kept document</source>
        <translation>Aufbewahrtes Dokument</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Looked at on</source>
        <translation>Angesehen am</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Archived at</source>
        <translation>Archiviert unter</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasst von</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Größe in Bytes</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Geäußert am</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Marked by</source>
        <translation>Markiert von</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>Endet bei</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>Auszug</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Brought by the import</source>
        <translation>Durch den Import gekommen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Where in it</source>
        <translation>Wo darin</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Veröffentlicht am</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Erschienen bei</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Ausgemustert</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>Haltung zur Behauptung</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Beginnt bei</translation>
    </message>
    <message>
        <source>SHA-256 of the text</source>
        <translation>SHA-256 des Textes</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>{n} characters</source>
        <translation>{n} Zeichen</translation>
    </message>
    <message>
        <source>{n} k characters</source>
        <translation>{n} Tsd. Zeichen</translation>
    </message>
    <message>
        <source>Looking for the newest backup that is in good order, to restore it…</source>
        <translation>Die neueste unversehrte Sicherung wird gesucht, um sie zurückzuholen…</translation>
    </message>
    <message>
        <source>Saving what can be read…</source>
        <translation>Was lesbar ist, wird gerettet…</translation>
    </message>
    <message>
        <source>This is what could be saved, and what is lost. The damaged file is kept beside it.</source>
        <translation>Das konnte gerettet werden, und das ist verloren. Die beschädigte Datei bleibt daneben erhalten.</translation>
    </message>
    <message>
        <source>This is what could be saved; nothing is known to be lost. The damaged file is kept beside it.</source>
        <translation>Das konnte gerettet werden; soweit bekannt, ist nichts verloren. Die beschädigte Datei bleibt daneben erhalten.</translation>
    </message>
    <message>
        <source>What could be saved</source>
        <translation>Was gerettet werden konnte</translation>
    </message>
    <message>
        <source>Open what was saved</source>
        <translation>Gerettetes öffnen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Claimdesk libraries (*.claimdesk);;All files (*)</source>
        <translation>Claimdesk-Bibliotheken (*.claimdesk);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open another library</source>
        <translation>Andere Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>Die Sicherung wird zurückgeholt…</translation>
    </message>
    <message>
        <source>The library is again as in the backup. What was there before is kept in {path}.</source>
        <translation>Die Bibliothek ist wieder wie in der Sicherung. Was vorher da war, liegt in {path}.</translation>
    </message>
    <message>
        <source>Add article</source>
        <translation>Artikel hinzufügen</translation>
    </message>
    <message>
        <source>Add place</source>
        <translation>Stelle hinzufügen</translation>
    </message>
    <message>
        <source>Add sample article</source>
        <translation>Beispielartikel hinzufügen</translation>
    </message>
    <message>
        <source>Attach document</source>
        <translation>Dokument anhängen</translation>
    </message>
    <message>
        <source>Change status</source>
        <translation>Status ändern</translation>
    </message>
    <message>
        <source>Cite source</source>
        <translation>Quelle angeben</translation>
    </message>
    <message>
        <source>Edit article details</source>
        <translation>Angaben zum Artikel ändern</translation>
    </message>
    <message>
        <source>Edit claim</source>
        <translation>Behauptung ändern</translation>
    </message>
    <message>
        <source>Edit claimant</source>
        <translation>Urheber ändern</translation>
    </message>
    <message>
        <source>Edit date</source>
        <translation>Datum ändern</translation>
    </message>
    <message>
        <source>Edit explanation</source>
        <translation>Begründung ändern</translation>
    </message>
    <message>
        <source>Edit kinds</source>
        <translation>Arten ändern</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Notiz ändern</translation>
    </message>
    <message>
        <source>Edit reviewer</source>
        <translation>Prüfende Person ändern</translation>
    </message>
    <message>
        <source>Edit scales</source>
        <translation>Skalen ändern</translation>
    </message>
    <message>
        <source>Edit statement</source>
        <translation>Aussage ändern</translation>
    </message>
    <message>
        <source>Edit tags</source>
        <translation>Schlagwörter ändern</translation>
    </message>
    <message>
        <source>Give verdict</source>
        <translation>Urteil fällen</translation>
    </message>
    <message>
        <source>Import annotation set</source>
        <translation>Annotationssatz importieren</translation>
    </message>
    <message>
        <source>Link place</source>
        <translation>Stelle verknüpfen</translation>
    </message>
    <message>
        <source>Mark claim</source>
        <translation>Behauptung markieren</translation>
    </message>
    <message>
        <source>Mark repeats</source>
        <translation>Wiederholungen markieren</translation>
    </message>
    <message>
        <source>Move place</source>
        <translation>Stelle verschieben</translation>
    </message>
    <message>
        <source>Remove article</source>
        <translation>Artikel entfernen</translation>
    </message>
    <message>
        <source>Remove claim</source>
        <translation>Behauptung entfernen</translation>
    </message>
    <message>
        <source>Remove place</source>
        <translation>Stelle entfernen</translation>
    </message>
    <message>
        <source>Remove source from claim</source>
        <translation>Quelle von der Behauptung lösen</translation>
    </message>
    <message>
        <source>Save what could be read</source>
        <translation>Lesbares retten</translation>
    </message>
    <message>
        <source>Settle conflict</source>
        <translation>Konflikt lösen</translation>
    </message>
    <message>
        <source>Step that could not be read</source>
        <translation>Schritt, der nicht zu lesen war</translation>
    </message>
    <message>
        <source>Withdraw verdict</source>
        <translation>Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>This is Claimdesk {version}. This copy does not name a page where newer versions are published; please look where you got it from.</source>
        <translation>Das ist Claimdesk {version}. Diese Ausgabe nennt keine Seite, auf der neuere Versionen erscheinen; bitte sehen Sie dort nach, wo Sie sie herhaben.</translation>
    </message>
    <message>
        <source>This is Claimdesk {version}. To look for a newer version, Claimdesk asks {page}. It sends nothing about you or your library.</source>
        <translation>Das ist Claimdesk {version}. Um nach einer neueren Version zu sehen, fragt Claimdesk {page}. Über Sie oder Ihre Bibliothek wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Jetzt fragen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Es wird gefragt…</translation>
    </message>
    <message>
        <source>Claimdesk {version} is available: {page}/releases</source>
        <translation>Claimdesk {version} ist erschienen: {page}/releases</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Das ist die neueste Version.</translation>
    </message>
    <message>
        <source>Looking for a newer version was stopped.</source>
        <translation>Die Suche nach einer neueren Version wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No program of this system opens {kind} links; you can copy it.</source>
        <translation>Kein Programm auf diesem System öffnet {kind}-Links; Sie können ihn kopieren.</translation>
    </message>
    <message>
        <source>This link cannot be opened: it is not written as links are.</source>
        <translation>Dieser Link lässt sich nicht öffnen: Er ist nicht so geschrieben, wie Links es sind.</translation>
    </message>
    <message>
        <source>The log lies in the folder {path}, which could not be shown.</source>
        <translation>Das Protokoll liegt im Ordner {path}, der nicht gezeigt werden konnte.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>There is no link to open.</source>
        <translation>Es gibt keinen Link, der geöffnet werden könnte.</translation>
    </message>
    <message>
        <source>This link is longer than {most} characters, so it is not opened.</source>
        <translation>Dieser Link ist länger als {most} Zeichen und wird deshalb nicht geöffnet.</translation>
    </message>
    <message>
        <source>it leads to a computer of the network, not to the web</source>
        <translation>Er führt zu einem Rechner im Netzwerk, nicht ins Web</translation>
    </message>
    <message>
        <source>it has a backslash, which programs read differently</source>
        <translation>Er enthält einen umgekehrten Schrägstrich, den Programme verschieden lesen</translation>
    </message>
    <message>
        <source>it has spaces, line ends or control characters in it</source>
        <translation>Er enthält Leerzeichen, Zeilenenden oder Steuerzeichen</translation>
    </message>
    <message>
        <source>This link does not say how it is opened: write https:// at its beginning.</source>
        <translation>Dieser Link sagt nicht, wie er geöffnet wird: Schreiben Sie https:// an seinen Anfang.</translation>
    </message>
    <message>
        <source>only http, https and mailto links are, and this one begins with “{scheme}:”</source>
        <translation>Das werden nur Links mit http, https und mailto, und dieser beginnt mit „{scheme}:“</translation>
    </message>
    <message>
        <source>This link is not opened: {why}.</source>
        <translation>Dieser Link wird nicht geöffnet: {why}.</translation>
    </message>
    <message>
        <source>it names no host</source>
        <translation>Er nennt keinen Host</translation>
    </message>
    <message>
        <source>it has a name before its host, which can make it look as if it led elsewhere</source>
        <translation>Vor seinem Host steht ein Name, der vortäuschen kann, dass er anderswohin führt</translation>
    </message>
    <message>
        <source>its host is not written as hosts are</source>
        <translation>Sein Host ist nicht so geschrieben, wie Hosts es sind</translation>
    </message>
    <message>
        <source>it is no plain mail address, or asks for more than a subject and a text</source>
        <translation>Er ist keine einfache Mailadresse oder verlangt mehr als Betreff und Text</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>prüfende Person</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>Behauptung</translation>
    </message>
    <message>
        <source>highlight</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>aufbewahrtes Dokument</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>The folder for backups {folder} cannot be used ({reason}), so no backup was made; please choose another place for them.</source>
        <translation>Der Ordner für Sicherungen {folder} kann nicht verwendet werden ({reason}), deshalb wurde keine Sicherung angelegt; bitte wählen Sie einen anderen Ort für sie.</translation>
    </message>
    <message>
        <source>There is no library {library}, so there is nothing to back up.</source>
        <translation>Es gibt keine Bibliothek {library}, also ist nichts zu sichern.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist; please make it first, or choose another place.</source>
        <translation>Den Ordner {folder} gibt es nicht; bitte legen Sie ihn zuerst an, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{path} is a folder; please name a file for the backup.</source>
        <translation>{path} ist ein Ordner; bitte nennen Sie eine Datei für die Sicherung.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file, so it was left alone; please name another.</source>
        <translation>{path} ist keine gewöhnliche Datei und blieb deshalb unberührt; bitte nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>{path} is there already and is no earlier backup of this library, so it was left alone; please name another file.</source>
        <translation>{path} ist schon da und ist keine frühere Sicherung dieser Bibliothek, blieb also unberührt; bitte nennen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>There is no text in it, so no article was added.</source>
        <translation>Es steht kein Text darin, deshalb wurde kein Artikel hinzugefügt.</translation>
    </message>
    <message>
        <source>A verdict needs a rating or words of your own; none was given.</source>
        <translation>Ein Urteil braucht eine Stufe oder eigene Worte; beides fehlt.</translation>
    </message>
    <message>
        <source>There is no verdict of yours to explain yet; give one first.</source>
        <translation>Es gibt noch kein Urteil von Ihnen, das zu begründen wäre; fällen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>A source needs a title or a link; nothing was changed.</source>
        <translation>Eine Quelle braucht einen Titel oder einen Link; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The scale “{scale}” is used by verdicts, so it was not removed.</source>
        <translation>Die Skala „{scale}“ wird von Urteilen verwendet und wurde deshalb nicht entfernt.</translation>
    </message>
    <message>
        <source>The rating “{rating}” belongs to no scale that is here.</source>
        <translation>Die Stufe „{rating}“ gehört zu keiner Skala, die hier vorhanden ist.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a date such as 2026-11-22, 2026-11 or 2026</source>
        <translation>ein Datum wie 2026-11-22, 2026-11 oder 2026</translation>
    </message>
    <message>
        <source>a time in UTC such as 2026-11-22T10:00:00Z</source>
        <translation>eine Zeit in UTC wie 2026-11-22T10:00:00Z</translation>
    </message>
    <message>
        <source>one of {known}</source>
        <translation>eines von {known}</translation>
    </message>
    <message>
        <source>of {known}</source>
        <translation>etwas aus {known}</translation>
    </message>
    <message>
        <source>a number of code points</source>
        <translation>eine Anzahl von Codepunkten</translation>
    </message>
    <message>
        <source>is about the article {title} ({id}), which is not in this library: the flat form carries no texts; add the article first</source>
        <translation>handelt vom Artikel {title} ({id}), der nicht in dieser Bibliothek ist: Die flache Form enthält keine Texte; fügen Sie zuerst den Artikel hinzu</translation>
    </message>
    <message>
        <source>has {value} in the column “highlight_id”, which is not a UUID</source>
        <translation>enthält in der Spalte „highlight_id“ {value}, und das ist keine UUID</translation>
    </message>
    <message>
        <source>gives the highlight {key} to a second claim</source>
        <translation>gibt die Stelle {key} einer zweiten Behauptung</translation>
    </message>
    <message>
        <source>has a quote without an article</source>
        <translation>hat ein Zitat ohne Artikel</translation>
    </message>
    <message>
        <source>has a place without a quote</source>
        <translation>hat eine Stelle ohne Zitat</translation>
    </message>
    <message>
        <source>has the quote {quote}, which stands in {title} neither there nor in one other place beyond doubt</source>
        <translation>hat das Zitat {quote}, das in {title} weder dort noch zweifelsfrei an einer anderen Stelle steht</translation>
    </message>
    <message>
        <source>Moved: {quote} in {title}, from {old_start}–{old_end} to {start}–{end}.</source>
        <translation>Verschoben: {quote} in {title}, von {old_start}–{old_end} nach {start}–{end}.</translation>
    </message>
    <message>
        <source>has {value} in the column “claim_id”, which is not a UUID</source>
        <translation>enthält in der Spalte „claim_id“ {value}, und das ist keine UUID</translation>
    </message>
    <message>
        <source>lists a source that has neither a URL nor a title</source>
        <translation>nennt eine Quelle, die weder eine URL noch einen Titel hat</translation>
    </message>
    <message>
        <source>lists {count} sources, but {items} items in the column “{name}”</source>
        <translation>nennt Quellen, und zwar {count}, in der Spalte „{name}“ aber {items}</translation>
    </message>
    <message>
        <source>has {value} in the column “stances”, which is none of {known}</source>
        <translation>enthält in der Spalte „stances“ {value}, und das ist keines von {known}</translation>
    </message>
    <message>
        <source>Row {number} of this CSV {why}, so nothing was taken.</source>
        <translation>Zeile {number} dieser CSV-Datei {why}; deshalb wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>This CSV is not in UTF-8: byte {byte} fits nowhere; save it as “CSV UTF-8”.</source>
        <translation>Diese CSV-Datei ist nicht in UTF-8: Byte {byte} passt nirgends; speichern Sie sie als „CSV UTF-8“.</translation>
    </message>
    <message>
        <source>This file is no CSV: it holds NUL characters, as other kinds of files do.</source>
        <translation>Diese Datei ist keine CSV-Datei: Sie enthält NUL-Zeichen, wie andere Arten von Dateien.</translation>
    </message>
    <message>
        <source>This CSV has no column “{column}” in its first row, so it is no flat annotation set.</source>
        <translation>Diese CSV-Datei hat in ihrer ersten Zeile keine Spalte „{column}“, ist also kein flacher Annotationssatz.</translation>
    </message>
    <message>
        <source>This CSV has the column “{column}” twice, so it is unclear which of them holds.</source>
        <translation>Diese CSV-Datei hat die Spalte „{column}“ zweimal, also ist unklar, welche von beiden gilt.</translation>
    </message>
    <message>
        <source>Left out: the column {name}</source>
        <translation>Ausgelassen: die Spalte {name}</translation>
    </message>
    <message>
        <source>Row {number} of this CSV has {cells} cells where the header has {columns}, so nothing was taken.</source>
        <translation>Zeile {number} dieser CSV-Datei hat {cells} Zellen, die Kopfzeile aber {columns}; deshalb wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>Rows {one} and {other} of this CSV tell of the same thing but differ in the column “{column}”, so nothing was taken; change every row that tells of it.</source>
        <translation>Die Zeilen {one} und {other} dieser CSV-Datei handeln von derselben Sache, unterscheiden sich aber in der Spalte „{column}“, deshalb wurde nichts übernommen; ändern Sie jede Zeile, die davon handelt.</translation>
    </message>
    <message>
        <source>has {value} in the column “{name}”, which is not {wanted}</source>
        <translation>enthält in der Spalte „{name}“ {value}, und das ist nicht {wanted}</translation>
    </message>
    <message>
        <source>This CSV cannot be read ({reason}): a quotation mark in it is not closed or stands where none may stand.</source>
        <translation>Diese CSV-Datei kann nicht gelesen werden ({reason}): Ein Anführungszeichen darin ist nicht geschlossen oder steht, wo keines stehen darf.</translation>
    </message>
    <message>
        <source>could be about {count} verdicts that {reviewer} gave</source>
        <translation>könnte von {count} Urteilen handeln, die {reviewer} gefällt hat</translation>
    </message>
    <message>
        <source>has a verdict without a label</source>
        <translation>hat ein Urteil ohne Bezeichnung</translation>
    </message>
    <message>
        <source>has a verdict without a reviewer</source>
        <translation>hat ein Urteil ohne prüfende Person</translation>
    </message>
    <message>
        <source>Left out: the scale {name}, which this library does not have; its labels came as free text</source>
        <translation>Ausgelassen: die Skala {name}, die diese Bibliothek nicht hat; ihre Bezeichnungen kamen als freier Text</translation>
    </message>
    <message>
        <source>“{path}” is the library itself, so nothing was written; choose another name.</source>
        <translation>„{path}“ ist die Bibliothek selbst, deshalb wurde nichts geschrieben; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The format “{name}” can be read but not written.</source>
        <translation>Das Format „{name}“ kann gelesen, aber nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>There is no article with the id {id} in this library.</source>
        <translation>In dieser Bibliothek gibt es keinen Artikel mit der Kennung {id}.</translation>
    </message>
    <message>
        <source>Claimdesk reads {format} but does not write it; choose another format.</source>
        <translation>Claimdesk liest {format}, schreibt es aber nicht; wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>“{path}” is a folder; name a file in it.</source>
        <translation>„{path}“ ist ein Ordner; nennen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>“{path}” is no ordinary file, so nothing was written; choose another place.</source>
        <translation>„{path}“ ist keine gewöhnliche Datei, deshalb wurde nichts geschrieben; wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>“{path}” is a library, so nothing was written; choose another name.</source>
        <translation>„{path}“ ist eine Bibliothek, deshalb wurde nichts geschrieben; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The folder “{folder}” does not exist; make it, or choose another place.</source>
        <translation>Den Ordner „{folder}“ gibt es nicht; legen Sie ihn an, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>“{path}” is a folder; choose a file in it.</source>
        <translation>„{path}“ ist ein Ordner; wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>“{path}” is no ordinary file; choose another one.</source>
        <translation>„{path}“ ist keine gewöhnliche Datei; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>“{path}” is larger than {most} MB; export it in several parts and import those.</source>
        <translation>„{path}“ ist größer als {most} MB; exportieren Sie den Satz in mehreren Teilen, und importieren Sie diese.</translation>
    </message>
    <message>
        <source>There is no file “{path}”.</source>
        <translation>Es gibt keine Datei „{path}“.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {reason}.</source>
        <translation>„{path}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{before} or {next}</source>
        <translation>{before} oder {next}</translation>
    </message>
    <message>
        <source>“{path}” is no annotation set; Claimdesk reads {known}.</source>
        <translation>„{path}“ ist kein Annotationssatz; Claimdesk liest {known}.</translation>
    </message>
    <message>
        <source>“{path}” could not be written because the disk is full or has no room for you; what was there before is as it was; free some space.</source>
        <translation>„{path}“ konnte nicht geschrieben werden, weil der Datenträger voll ist oder Ihnen keinen Platz lässt; was vorher da war, ist unverändert; schaffen Sie etwas Platz.</translation>
    </message>
    <message>
        <source>“{path}” could not be written because you may not write there; what was there before is as it was; choose another folder.</source>
        <translation>„{path}“ konnte nicht geschrieben werden, weil Sie dort nicht schreiben dürfen; was vorher da war, ist unverändert; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The name “{name}…” is too long for this disk; nothing was written; choose a shorter one.</source>
        <translation>Der Name „{name}…“ ist zu lang für diesen Datenträger; nichts wurde geschrieben; wählen Sie einen kürzeren.</translation>
    </message>
    <message>
        <source>“{path}” could not be written ({reason}); what was there before is as it was; try another place.</source>
        <translation>„{path}“ konnte nicht geschrieben werden ({reason}); was vorher da war, ist unverändert; versuchen Sie es an einem anderen Ort.</translation>
    </message>
    <message>
        <source>There is no format called “{name}”; known are {known}.</source>
        <translation>Es gibt kein Format namens „{name}“; bekannt sind {known}.</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>a UUID</source>
        <translation>eine UUID</translation>
    </message>
    <message>
        <source>a SHA-256 in lower case</source>
        <translation>ein SHA-256 in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>a colour such as #b3261e</source>
        <translation>eine Farbe wie #b3261e</translation>
    </message>
    <message>
        <source>This is no annotation set: it does not say that its format is “{format}”.</source>
        <translation>Das ist kein Annotationssatz: Die Datei sagt nicht, dass ihr Format „{format}“ ist.</translation>
    </message>
    <message>
        <source>This annotation set cannot be read: {fault}.</source>
        <translation>Dieser Annotationssatz kann nicht gelesen werden: {fault}.</translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation>Ausgelassen: {what}</translation>
    </message>
    <message>
        <source>This file is not in UTF-8: byte {byte} fits nowhere; save it as UTF-8.</source>
        <translation>Diese Datei ist nicht in UTF-8: Byte {byte} passt nirgends; speichern Sie sie als UTF-8.</translation>
    </message>
    <message>
        <source>This file is not valid JSON: line {line}, column {column} cannot be read; perhaps it was cut short or changed by hand.</source>
        <translation>Diese Datei ist kein gültiges JSON: Zeile {line}, Spalte {column} kann nicht gelesen werden; vielleicht wurde sie abgeschnitten oder von Hand geändert.</translation>
    </message>
    <message>
        <source>This file is no annotation set: it holds a number with thousands of digits.</source>
        <translation>Diese Datei ist kein Annotationssatz: Sie enthält eine Zahl mit Tausenden von Ziffern.</translation>
    </message>
    <message>
        <source>This file says {key} twice in one object, so it is unclear which of them holds.</source>
        <translation>Diese Datei nennt {key} zweimal in einem Objekt, also ist unklar, welches von beiden gilt.</translation>
    </message>
    <message>
        <source>This file is not valid JSON: it holds {word} where a number should be.</source>
        <translation>Diese Datei ist kein gültiges JSON: Sie enthält {word}, wo eine Zahl stehen sollte.</translation>
    </message>
    <message>
        <source>This file holds a number that is too large: {number}.</source>
        <translation>Diese Datei enthält eine zu große Zahl: {number}.</translation>
    </message>
    <message>
        <source>This file is no annotation set: it is nested far too deeply.</source>
        <translation>Diese Datei ist kein Annotationssatz: Sie ist viel zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>This set gives its version as a text, “{known}”, where the number {known} should stand.</source>
        <translation>Dieser Satz gibt seine Version als Text an, „{known}“, wo die Zahl {known} stehen sollte.</translation>
    </message>
    <message>
        <source>This set is version {version}; this Claimdesk reads version {known}: a newer Claimdesk may read it.</source>
        <translation>Dieser Satz hat die Version {version}; dieses Claimdesk liest Version {known}: Ein neueres Claimdesk liest ihn vielleicht.</translation>
    </message>
    <message>
        <source>This set does not say which version of the format it is; this Claimdesk reads version {known}.</source>
        <translation>Dieser Satz sagt nicht, welche Version des Formats er hat; dieses Claimdesk liest Version {known}.</translation>
    </message>
    <message>
        <source>Left out: characters that cannot be stored, in {place}</source>
        <translation>Ausgelassen: Zeichen, die nicht gespeichert werden können, in {place}</translation>
    </message>
    <message>
        <source>the document</source>
        <translation>das Dokument</translation>
    </message>
    <message>
        <source>{place} has no “{missing}”</source>
        <translation>{place} hat kein „{missing}“</translation>
    </message>
    <message>
        <source>{place} is {value}, which is none of {known}</source>
        <translation>{place} ist {value}, und das ist keines von {known}</translation>
    </message>
    <message>
        <source>{place} is {value}, which is not {wanted}</source>
        <translation>{place} ist {value}, und das ist nicht {wanted}</translation>
    </message>
    <message>
        <source>{place} is empty</source>
        <translation>{place} ist leer</translation>
    </message>
    <message>
        <source>{place} is too small a number</source>
        <translation>{place} ist eine zu kleine Zahl</translation>
    </message>
    <message>
        <source>{place} is too large a number</source>
        <translation>{place} ist eine zu große Zahl</translation>
    </message>
    <message>
        <source>what fits</source>
        <translation>das Passende</translation>
    </message>
    <message>
        <source>This annotation set cannot be read: {name}[{at}].{key} is “{value}”, a day that no calendar has.</source>
        <translation>Dieser Annotationssatz kann nicht gelesen werden: {name}[{at}].{key} ist „{value}“, ein Tag, den kein Kalender hat.</translation>
    </message>
    <message>
        <source>This annotation set cannot be read: two of its {name} have the id {id}.</source>
        <translation>Dieser Annotationssatz kann nicht gelesen werden: Zwei seiner {name} haben die Kennung {id}.</translation>
    </message>
    <message>
        <source>This annotation set cannot be read: {name}[{at}].{key} is {value}, and there is nothing with that id among its {of}.</source>
        <translation>Dieser Annotationssatz kann nicht gelesen werden: {name}[{at}].{key} ist {value}, und unter seinen {of} gibt es nichts mit dieser Kennung.</translation>
    </message>
    <message>
        <source>The text of articles[{at}], {title}, does not match its SHA-256: it was changed or damaged on its way, so nothing was taken.</source>
        <translation>Der Text von articles[{at}], {title}, passt nicht zu seinem SHA-256: Er wurde unterwegs geändert oder beschädigt, deshalb wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>articles[{at}], {title}, has no text, so nothing was taken.</source>
        <translation>articles[{at}], {title}, hat keinen Text, deshalb wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>The quote {quote} of highlights[{at}] ({id}) does not stand at {start} to {end} in {title}, nor in one other place beyond doubt, so nothing was taken.</source>
        <translation>Das Zitat {quote} von highlights[{at}] ({id}) steht in {title} weder bei {start} bis {end} noch zweifelsfrei an einer anderen Stelle, deshalb wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>attachments[{at}], {name},</source>
        <translation>attachments[{at}], {name},</translation>
    </message>
    <message>
        <source>The content of {name} is not valid base64, so nothing was taken.</source>
        <translation>Der Inhalt von {name} ist kein gültiges Base64, deshalb wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>The content of {name} does not match its size and SHA-256: it was changed or damaged on its way, so nothing was taken.</source>
        <translation>Der Inhalt von {name} passt nicht zu seiner Größe und seinem SHA-256: Er wurde unterwegs geändert oder beschädigt, deshalb wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>“{value}” is no date; please write a day, a month or a year as 2026-11-22, 2026-11 or 2026.</source>
        <translation>„{value}“ ist kein Datum; bitte schreiben Sie einen Tag, einen Monat oder ein Jahr als 2026-11-22, 2026-11 oder 2026.</translation>
    </message>
    <message>
        <source>This {kind} is no longer in the library; it may have been removed elsewhere.</source>
        <translation>Nicht mehr in der Bibliothek: {kind}; vielleicht wurde das anderswo entfernt.</translation>
    </message>
    <message>
        <source>The text of an article never changes, so only what stands here can be kept.</source>
        <translation>Der Text eines Artikels ändert sich nie, deshalb kann nur behalten werden, was hier steht.</translation>
    </message>
    <message>
        <source>The quote {quote} has no place in the text here; only what stands here can be kept.</source>
        <translation>Das Zitat {quote} hat keine Stelle im Text hier; nur was hier steht, kann behalten werden.</translation>
    </message>
    <message>
        <source>There are no words in the selection, so nothing was marked.</source>
        <translation>In der Auswahl stehen keine Wörter, deshalb wurde nichts markiert.</translation>
    </message>
    <message>
        <source>{path} is a folder; please choose a text file.</source>
        <translation>{path} ist ein Ordner; bitte wählen Sie eine Textdatei.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: {reason}.</source>
        <translation>Die Datei {path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file; please choose a text file.</source>
        <translation>{path} ist keine gewöhnliche Datei; bitte wählen Sie eine Textdatei.</translation>
    </message>
    <message>
        <source>{name} is longer than {most} MB, so it was not added.</source>
        <translation>{name} ist länger als {most} MB und wurde deshalb nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>{name} is no text in UTF-8 or UTF-16; please save it as UTF-8 text and add it again.</source>
        <translation>{name} ist kein Text in UTF-8 oder UTF-16; bitte speichern Sie die Datei als UTF-8-Text, und fügen Sie sie erneut hinzu.</translation>
    </message>
    <message>
        <source>{name} is no text: it holds binary data.</source>
        <translation>{name} ist kein Text: Die Datei enthält Binärdaten.</translation>
    </message>
    <message>
        <source>The folder {folder} for the library cannot be made: {reason}.</source>
        <translation>Der Ordner {folder} für die Bibliothek kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} is a link that leads nowhere; please choose the library itself.</source>
        <translation>{path} ist eine Verknüpfung, die ins Leere führt; bitte wählen Sie die Bibliothek selbst.</translation>
    </message>
    <message>
        <source>These are several libraries, and a window shows one; please open them one by one.</source>
        <translation>Das sind mehrere Bibliotheken, und ein Fenster zeigt eine; bitte öffnen Sie sie einzeln.</translation>
    </message>
    <message>
        <source>None of the backups is in good order, so nothing was restored; the library is as it was.</source>
        <translation>Keine der Sicherungen ist in Ordnung, deshalb wurde nichts zurückgeholt; die Bibliothek ist unverändert.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be used: {reason}.</source>
        <translation>Der Ordner {folder} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>The page {page} does not say which version is the newest.</source>
        <translation>Die Seite {page} sagt nicht, welche Version die neueste ist.</translation>
    </message>
    <message>
        <source>{address} is no https address, so it was not asked.</source>
        <translation>{address} ist keine https-Adresse und wurde deshalb nicht gefragt.</translation>
    </message>
    <message>
        <source>{host} could not be asked: {reason}.</source>
        <translation>{host} konnte nicht gefragt werden: {reason}.</translation>
    </message>
    <message>
        <source>{host} could not be found: {reason}.</source>
        <translation>{host} konnte nicht gefunden werden: {reason}.</translation>
    </message>
    <message>
        <source>{host} is an address within a network, so it was not asked.</source>
        <translation>{host} ist eine Adresse innerhalb eines Netzwerks und wurde deshalb nicht gefragt.</translation>
    </message>
    <message>
        <source>The backup was broken off; what was there before is as it was.</source>
        <translation>Die Sicherung wurde abgebrochen; was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>The folder {folder} is not there, so no backup was made in it.</source>
        <translation>Den Ordner {folder} gibt es nicht, deshalb wurde darin keine Sicherung angelegt.</translation>
    </message>
    <message>
        <source>The backup in {folder} could not be made a single file.</source>
        <translation>Aus der Sicherung in {folder} ließ sich keine einzelne Datei machen.</translation>
    </message>
    <message>
        <source>The library is damaged ({faults}), so no backup was made of it.</source>
        <translation>Die Bibliothek ist beschädigt ({faults}), deshalb wurde keine Sicherung von ihr angelegt.</translation>
    </message>
    <message>
        <source>it is no Claimdesk library</source>
        <translation>sie ist keine Claimdesk-Bibliothek</translation>
    </message>
    <message>
        <source>it holds no library</source>
        <translation>sie enthält keine Bibliothek</translation>
    </message>
    <message>
        <source>row {row} of {table} refers to nothing</source>
        <translation>Zeile {row} von {table} verweist auf nichts</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>ihr Ende fehlt</translation>
    </message>
    <message>
        <source>{path} is no backup that can be used ({faults}); nothing was changed.</source>
        <translation>{path} ist keine verwendbare Sicherung ({faults}); nichts wurde verändert.</translation>
    </message>
    <message>
        <source>There is no room for a backup in {folder}: it needs {needed} MB and {free} MB are free; what was there before is as it was.</source>
        <translation>Für eine Sicherung in {folder} fehlt der Platz: Sie braucht {needed} MB, und {free} MB sind frei; was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>{before}; {next}</source>
        <translation>{before}; {next}</translation>
    </message>
    <message>
        <source>The backup in {folder} could not be made or read: {reason}; what was there before is as it was.</source>
        <translation>Die Sicherung in {folder} konnte nicht angelegt oder gelesen werden: {reason}; was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>There is no library {path}.</source>
        <translation>Es gibt keine Bibliothek {path}.</translation>
    </message>
    <message>
        <source>The check was stopped before it was done; nothing was changed.</source>
        <translation>Die Prüfung wurde vor ihrem Ende abgebrochen; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>{name} in {folder} holds changes of a library that was moved or removed, so no new one was made beside it; put the library back, or choose another name.</source>
        <translation>{name} in {folder} enthält Änderungen einer Bibliothek, die verschoben oder entfernt wurde, deshalb wurde daneben keine neue angelegt; legen Sie die Bibliothek zurück, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The file {path} is not a Claimdesk library; nothing was changed, so please choose another file.</source>
        <translation>Die Datei {path} ist keine Claimdesk-Bibliothek; nichts wurde verändert, bitte wählen Sie also eine andere Datei.</translation>
    </message>
    <message>
        <source>The file {path} is empty; nothing was changed, so please choose another file.</source>
        <translation>Die Datei {path} ist leer; nichts wurde verändert, bitte wählen Sie also eine andere Datei.</translation>
    </message>
    <message>
        <source>it was cut off after {size} bytes</source>
        <translation>Sie wurde nach {size} Bytes abgeschnitten</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>it was cut off, and has {size} bytes of {whole}</source>
        <translation>Sie wurde abgeschnitten und hat {size} von {whole} Bytes</translation>
    </message>
    <message>
        <source>its beginning is not that of a library any more</source>
        <translation>Ihr Anfang ist nicht mehr der einer Bibliothek</translation>
    </message>
    <message>
        <source>{path} is a folder, not a library file.</source>
        <translation>{path} ist ein Ordner, keine Bibliotheksdatei.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file, so it is no library; please choose another file.</source>
        <translation>{path} ist keine gewöhnliche Datei, also keine Bibliothek; bitte wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The library {path} cannot be opened or written: permission is missing or its folder is read-only.</source>
        <translation>Die Bibliothek {path} kann nicht geöffnet oder geschrieben werden: Die Berechtigung fehlt, oder ihr Ordner kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>The disk is full, so the last change was not saved in {path}; what was saved before is safe.</source>
        <translation>Der Datenträger ist voll, deshalb wurde die letzte Änderung nicht in {path} gespeichert; was vorher gespeichert wurde, ist sicher.</translation>
    </message>
    <message>
        <source>The disk does not take or give what the library {path} needs ({reason}), so the last change was not saved; what was saved before is safe.</source>
        <translation>Der Datenträger nimmt oder gibt nicht, was die Bibliothek {path} braucht ({reason}), deshalb wurde die letzte Änderung nicht gespeichert; was vorher gespeichert wurde, ist sicher.</translation>
    </message>
    <message>
        <source>Another program is writing to the library {path}, so the last change was not saved; please try again.</source>
        <translation>Ein anderes Programm schreibt gerade in die Bibliothek {path}, deshalb wurde die letzte Änderung nicht gespeichert; bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The library {path} cannot be used: {reason}.</source>
        <translation>Die Bibliothek {path} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>its list of tables cannot be read</source>
        <translation>Ihre Liste der Tabellen kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>a part of it cannot be read ({reason})</source>
        <translation>Ein Teil von ihr kann nicht gelesen werden ({reason})</translation>
    </message>
    <message>
        <source>“claimdesk check” says what is hit, and “claimdesk restore” brings a backup back.</source>
        <translation>„claimdesk check“ sagt, was betroffen ist, und „claimdesk restore“ holt eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>The library {path} is damaged: {what}. It was left as it is.</source>
        <translation>Die Bibliothek {path} ist beschädigt: {what}. Sie wurde gelassen, wie sie ist.</translation>
    </message>
    <message>
        <source>{why}; it is of an older form, so a copy is shown</source>
        <translation>{why}; sie hat eine ältere Form, deshalb wird eine Kopie gezeigt</translation>
    </message>
    <message>
        <source>This library can only be read: {why}. Nothing was changed.</source>
        <translation>Diese Bibliothek kann nur gelesen werden: {why}. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The library {path} was moved, removed or replaced while it was open, so the last change was not saved; put the file back, or open the library again.</source>
        <translation>Die Bibliothek {path} wurde verschoben, entfernt oder ersetzt, während sie geöffnet war, deshalb wurde die letzte Änderung nicht gespeichert; legen Sie die Datei zurück, oder öffnen Sie die Bibliothek erneut.</translation>
    </message>
    <message>
        <source>The log beside the library {path} was removed while it was open, so the last change was not saved; please close the library and open it again.</source>
        <translation>Das Protokoll neben der Bibliothek {path} wurde entfernt, während sie geöffnet war, deshalb wurde die letzte Änderung nicht gespeichert; bitte schließen Sie die Bibliothek, und öffnen Sie sie erneut.</translation>
    </message>
    <message>
        <source>part of the history</source>
        <translation>Teil des Verlaufs</translation>
    </message>
    <message>
        <source>A {thing} in the library is damaged and cannot be read.</source>
        <translation>In der Bibliothek ist etwas beschädigt und kann nicht gelesen werden: {thing}.</translation>
    </message>
    <message>
        <source>its header says that it is none</source>
        <translation>Ihr Dateikopf sagt, dass sie keine ist</translation>
    </message>
    <message>
        <source>{path} is a database of another program, not a Claimdesk library; nothing was changed.</source>
        <translation>{path} ist die Datenbank eines anderen Programms, keine Claimdesk-Bibliothek; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The library {path} was written by a newer version of Claimdesk (schema {at}, this one knows {known}); it was left as it is, so please update Claimdesk to open it.</source>
        <translation>Die Bibliothek {path} wurde von einer neueren Version von Claimdesk geschrieben (Schema {at}, diese hier kennt {known}); sie wurde gelassen, wie sie ist; bitte aktualisieren Sie Claimdesk, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>“{name}” is in it, which Claimdesk never makes and which could change what is saved</source>
        <translation>Sie enthält „{name}“, was Claimdesk nie anlegt und was verändern könnte, was gespeichert wird</translation>
    </message>
    <message>
        <source>step of the history</source>
        <translation>Schritt des Verlaufs</translation>
    </message>
    <message>
        <source>{path} is the library itself; nothing was changed.</source>
        <translation>{path} ist die Bibliothek selbst; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>There is no backup {path}; nothing was changed.</source>
        <translation>Es gibt keine Sicherung {path}; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist; please make it first.</source>
        <translation>Den Ordner {folder} gibt es nicht; bitte legen Sie ihn zuerst an.</translation>
    </message>
    <message>
        <source>Another program is writing to the library {library}, so it was not restored; please try again.</source>
        <translation>Ein anderes Programm schreibt gerade in die Bibliothek {library}, deshalb wurde sie nicht zurückgeholt; bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Another program goes on writing to the library {library}, so it was not restored; please close it first.</source>
        <translation>Ein anderes Programm schreibt immer weiter in die Bibliothek {library}, deshalb wurde sie nicht zurückgeholt; bitte schließen Sie es zuerst.</translation>
    </message>
    <message>
        <source>The library {library} is damaged and another program has it open, so it was not replaced; please close Claimdesk everywhere and try again.</source>
        <translation>Die Bibliothek {library} ist beschädigt, und ein anderes Programm hat sie geöffnet, deshalb wurde sie nicht ersetzt; bitte schließen Sie Claimdesk überall, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{path} is there already; please name a file that is not there yet.</source>
        <translation>{path} ist schon da; bitte nennen Sie eine Datei, die es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Nothing can be read of {path}; a backup is what helps now.</source>
        <translation>Von {path} kann nichts gelesen werden; jetzt hilft eine Sicherung.</translation>
    </message>
    <message>
        <source>Saving what can be read was stopped; nothing was changed.</source>
        <translation>Das Retten des Lesbaren wurde abgebrochen; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Nothing could be read of the damaged library; a backup is what helps now.</source>
        <translation>Von der beschädigten Bibliothek konnte nichts gelesen werden; jetzt hilft eine Sicherung.</translation>
    </message>
    <message>
        <source>it lies on a disk that can only be read</source>
        <translation>Sie liegt auf einem Datenträger, der nur gelesen werden kann</translation>
    </message>
    <message>
        <source>you may not write to its folder {folder}</source>
        <translation>Sie dürfen nicht in den Ordner {folder} schreiben, in dem sie liegt</translation>
    </message>
    <message>
        <source>you may not write to the file {name}</source>
        <translation>Sie dürfen nicht in die Datei {name} schreiben</translation>
    </message>
    <message>
        <source>there is no room left on its disk</source>
        <translation>Auf ihrem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>its place cannot be written to</source>
        <translation>An ihrem Ort kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>{why}; its last changes lie in {name}, so a copy of both is shown</source>
        <translation>{why}; ihre letzten Änderungen liegen in {name}, deshalb wird eine Kopie von beidem gezeigt</translation>
    </message>
    <message>
        <source>A fault of Claimdesk&apos;s own kept this from being found.</source>
        <translation>Ein Fehler in Claimdesk selbst hat diese Suche verhindert.</translation>
    </message>
    <message>
        <source>the texts of the articles</source>
        <translation>die Texte der Artikel</translation>
    </message>
    <message>
        <source>the articles&apos; authors, publishers and languages</source>
        <translation>Autoren, Herausgeber und Sprachen der Artikel</translation>
    </message>
    <message>
        <source>articles without a claim</source>
        <translation>Artikel ohne Behauptung</translation>
    </message>
    <message>
        <source>places of claims that this set does not have</source>
        <translation>Stellen von Behauptungen, die dieser Satz nicht hat</translation>
    </message>
    <message>
        <source>when and by whom claims were marked</source>
        <translation>wann und von wem Behauptungen markiert wurden</translation>
    </message>
    <message>
        <source>the words around each quote</source>
        <translation>die Wörter um jedes Zitat</translation>
    </message>
    <message>
        <source>the scales&apos; ratings, with their meanings, numbers and colours</source>
        <translation>die Stufen der Skalen mit Bedeutung, Zahl und Farbe</translation>
    </message>
    <message>
        <source>the reviewers&apos; organisations</source>
        <translation>die Organisationen der prüfenden Personen</translation>
    </message>
    <message>
        <source>all of a source but its URL and title</source>
        <translation>alles an einer Quelle außer URL und Titel</translation>
    </message>
    <message>
        <source>excerpts, locators, questions and notes of the evidence</source>
        <translation>Auszüge, Fundstellen, Fragen und Notizen der Belege</translation>
    </message>
    <message>
        <source>sources that no claim cites</source>
        <translation>Quellen, die keine Behauptung anführt</translation>
    </message>
    <message>
        <source>kept copies of sources</source>
        <translation>aufbewahrte Dokumente von Quellen</translation>
    </message>
    <message>
        <source>Left out: {what}.</source>
        <translation>Ausgelassen: {what}.</translation>
    </message>
    <message>
        <source>{noun}: {new} new, {changed} changed, {same} the same, {conflict} in conflict</source>
        <translation>{noun}: {new} neu, {changed} geändert, {same} gleich, {conflict} im Konflikt</translation>
    </message>
    <message>
        <source>There is nothing in the set.</source>
        <translation>Der Satz enthält nichts.</translation>
    </message>
    <message>
        <source>Left out: the contents of {count} kept copies of sources.</source>
        <translation>Ausgelassen: der Inhalt aufbewahrter Dokumente von Quellen, Anzahl {count}.</translation>
    </message>
    <message>
        <source>The article {title} came with another text; the text here stays.</source>
        <translation>Der Artikel {title} kam mit einem anderen Text; der Text hier bleibt.</translation>
    </message>
    <message>
        <source>The article {title} is one with another that has the same text.</source>
        <translation>Der Artikel {title} ist derselbe wie ein anderer mit dem gleichen Text.</translation>
    </message>
    <message>
        <source>The quote {quote} has no place in the text here and waits as a conflict.</source>
        <translation>Das Zitat {quote} hat keine Stelle im Text hier und wartet als Konflikt.</translation>
    </message>
    <message>
        <source>The set names {count} kept copies of sources without their contents.</source>
        <translation>Der Satz nennt aufbewahrte Dokumente von Quellen ohne ihren Inhalt, Anzahl {count}.</translation>
    </message>
    <message>
        <source>The library is not where it was, so the language changes at the next start.</source>
        <translation>Die Bibliothek ist nicht mehr, wo sie war, deshalb wechselt die Sprache beim nächsten Start.</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Claimdesk</source>
        <translation>Über Claimdesk</translation>
    </message>
    <message>
        <source>A desk for fact-checkers, under the MIT licence.
It uses Qt and PySide6 under the LGPL 3; their libraries lie apart and can be replaced.
Icons: Lucide (ISC). Article typeface: Literata (OFL 1.1).
Nothing is sent anywhere: everything stays in your library.</source>
        <translation>Ein Schreibtisch für Faktenprüfung, unter der MIT-Lizenz.
Qt und PySide6 werden unter der LGPL 3 verwendet; ihre Bibliotheken liegen für sich und können ersetzt werden.
Symbole: Lucide (ISC). Schrift der Artikel: Literata (OFL 1.1).
Nichts wird irgendwohin gesendet: Alles bleibt in Ihrer Bibliothek.</translation>
    </message>
    <message>
        <source>Library: {path}</source>
        <translation>Bibliothek: {path}</translation>
    </message>
    <message>
        <source>Settings: {path}</source>
        <translation>Einstellungen: {path}</translation>
    </message>
    <message>
        <source>Log: {path}</source>
        <translation>Protokoll: {path}</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Lizenzen…</translation>
    </message>
    <message>
        <source>Show library folder</source>
        <translation>Ordner der Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Show log folder</source>
        <translation>Protokollordner zeigen</translation>
    </message>
</context>
<context>
    <name>ArticleDialog</name>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Add article</source>
        <translation>Artikel hinzufügen</translation>
    </message>
    <message>
        <source>This is not saved yet. Discard it?</source>
        <translation>Das ist noch nicht gespeichert. Verwerfen?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Paste or type the article’s text first.</source>
        <translation>Fügen Sie zuerst den Text des Artikels ein oder tippen Sie ihn.</translation>
    </message>
    <message>
        <source>Give the article a title.</source>
        <translation>Geben Sie dem Artikel einen Titel.</translation>
    </message>
    <message>
        <source>Write the web address in full, beginning with https:// or http://.</source>
        <translation>Schreiben Sie die Webadresse vollständig, mit https:// oder http:// am Anfang.</translation>
    </message>
    <message>
        <source>Write the date as 2022-03-08, 2022-03 or 2022.</source>
        <translation>Schreiben Sie das Datum als 2022-03-08, 2022-03 oder 2022.</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>Angaben ändern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasst von</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Erschienen bei</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Veröffentlicht am</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Year, or 2022-03, or 2022-03-08</source>
        <translation>Jahr, oder 2022-03, oder 2022-03-08</translation>
    </message>
    <message>
        <source>Paste the article’s text here.</source>
        <translation>Fügen Sie hier den Text des Artikels ein.</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Edit details…</source>
        <translation>Angaben ändern…</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Link öffnen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Paste as a new article</source>
        <translation>Als neuen Artikel einfügen</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>There are no backups of this library yet. Claimdesk makes one by itself when it opens a library that has changed, every half hour of work, and before an import.</source>
        <translation>Von dieser Bibliothek gibt es noch keine Sicherungen. Claimdesk legt von selbst eine an: beim Öffnen einer veränderten Bibliothek, nach jeder halben Stunde Arbeit und vor einem Import.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Zurückholen…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Change place…</source>
        <translation>Ort ändern…</translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation>Sicherungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The backups of this library lie in {folder}.</source>
        <translation>Die Sicherungen dieser Bibliothek liegen in {folder}.</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Es wird gesichert…</translation>
    </message>
    <message>
        <source>The library will be as it was in the backup of {moment}, with its history. What is in it now is kept as a backup first, the newest in this list.</source>
        <translation>Die Bibliothek wird, mit ihrem Verlauf, wie in der Sicherung vom {moment}. Was jetzt darin ist, wird zuvor gesichert, als neueste in dieser Liste.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>A fault in Claimdesk</source>
        <translation>Ein Fehler in Claimdesk</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Show log folder</source>
        <translation>Protokollordner zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Bugs</name>
    <message>
        <source>Claimdesk met a fault of its own. What was saved is safe, a step that was not finished has been taken back, and you can go on. The report says where it happened, and holds nothing of your articles, claims or sources.</source>
        <translation>In Claimdesk selbst ist ein Fehler aufgetreten. Was gespeichert war, ist sicher, ein unfertiger Schritt wurde zurückgenommen, und Sie können weiterarbeiten. Der Bericht sagt, wo es geschah, und enthält nichts aus Ihren Artikeln, Behauptungen oder Quellen.</translation>
    </message>
    <message>
        <source>Claimdesk ended unexpectedly the last time. What it called saved is in the library. The report says where it happened, and holds nothing of your articles, claims or sources.</source>
        <translation>Claimdesk ist beim letzten Mal unerwartet beendet worden. Was als gespeichert galt, ist in der Bibliothek. Der Bericht sagt, wo es geschah, und enthält nichts aus Ihren Artikeln, Behauptungen oder Quellen.</translation>
    </message>
</context>
<context>
    <name>CitationEntry</name>
    <message>
        <source>Untitled source</source>
        <translation>Quelle ohne Titel</translation>
    </message>
    <message>
        <source>A copy is kept</source>
        <translation>Eine Kopie ist aufbewahrt</translation>
    </message>
    <message>
        <source>Open the source’s link</source>
        <translation>Link der Quelle öffnen</translation>
    </message>
    <message>
        <source>Remove this source from the claim</source>
        <translation>Diese Quelle von der Behauptung lösen</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>„{quote}“</translation>
    </message>
    <message>
        <source>{stance}: {title}, {origin}</source>
        <translation>{stance}: {title}, {origin}</translation>
    </message>
    <message>
        <source>Edit source…</source>
        <translation>Quelle ändern…</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Link öffnen…</translation>
    </message>
    <message>
        <source>Open archived copy…</source>
        <translation>Archivierte Kopie öffnen…</translation>
    </message>
</context>
<context>
    <name>CitationsSection</name>
    <message>
        <source>Cite a source</source>
        <translation>Quelle angeben</translation>
    </message>
    <message>
        <source>No source yet. Cite what supports or refutes the claim.</source>
        <translation>Noch keine Quelle. Geben Sie an, was die Behauptung stützt oder widerlegt.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
</context>
<context>
    <name>ClaimPane</name>
    <message>
        <source>Claim</source>
        <translation>Behauptung</translation>
    </message>
    <message>
        <source>Select a claim in the text, or mark a new one: select words and press Enter.</source>
        <translation>Wählen Sie im Text eine Behauptung, oder markieren Sie eine neue: Wörter auswählen und die Eingabetaste drücken.</translation>
    </message>
    <message>
        <source>Previous claim</source>
        <translation>Vorige Behauptung</translation>
    </message>
    <message>
        <source>Next claim</source>
        <translation>Nächste Behauptung</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Remove claim</source>
        <translation>Behauptung entfernen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Claim {number} of {of}</source>
        <translation>Behauptung {number} von {of}</translation>
    </message>
</context>
<context>
    <name>ClaimsTable</name>
    <message>
        <source>All claims</source>
        <translation>Alle Behauptungen</translation>
    </message>
</context>
<context>
    <name>Comforts</name>
    <message>
        <source>No other library was open yet</source>
        <translation>Noch keine andere Bibliothek war offen</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Conflicts of imports</source>
        <translation>Konflikte von Importen</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>What stands here</source>
        <translation>Was hier steht</translation>
    </message>
    <message>
        <source>What the import brought</source>
        <translation>Was der Import brachte</translation>
    </message>
    <message>
        <source>Keep what stands here</source>
        <translation>Hiesiges behalten</translation>
    </message>
    <message>
        <source>Take what came in</source>
        <translation>Importiertes nehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>From the import</source>
        <translation>Aus dem Import</translation>
    </message>
    <message>
        <source>These were edited here and elsewhere. Nothing was overwritten; choose which to keep.</source>
        <translation>Diese wurden hier und anderswo geändert. Nichts wurde überschrieben; wählen Sie, was bleiben soll.</translation>
    </message>
    <message>
        <source>{noun}: {about}</source>
        <translation>{noun}: {about}</translation>
    </message>
    <message>
        <source>It is not in this library.</source>
        <translation>Das gibt es in dieser Bibliothek nicht.</translation>
    </message>
</context>
<context>
    <name>DamagedDialog</name>
    <message>
        <source>The library is damaged</source>
        <translation>Die Bibliothek ist beschädigt</translation>
    </message>
    <message>
        <source>This library is damaged</source>
        <translation>Diese Bibliothek ist beschädigt</translation>
    </message>
    <message>
        <source>Nothing in the file was changed. If you choose one of the first ways, it is kept in its folder, under its name and the date.</source>
        <translation>In der Datei wurde nichts verändert. Wählen Sie einen der ersten Wege, bleibt sie in ihrem Ordner erhalten, unter ihrem Namen und dem Datum.</translation>
    </message>
    <message>
        <source>Nothing in the file was changed, and there is no backup of it. If you save what can be read, it is kept in its folder, under its name and the date.</source>
        <translation>In der Datei wurde nichts verändert, und es gibt keine Sicherung von ihr. Retten Sie, was lesbar ist, bleibt sie in ihrem Ordner erhalten, unter ihrem Namen und dem Datum.</translation>
    </message>
    <message>
        <source>&amp;Restore the newest good backup</source>
        <translation>Neueste unversehrte Sicherung &amp;zurückholen</translation>
    </message>
    <message>
        <source>The newest is of {date}. Each is checked first; what was done since is missing.</source>
        <translation>Die neueste ist vom {date}. Jede wird zuerst geprüft; was seither geschah, fehlt.</translation>
    </message>
    <message>
        <source>&amp;Save what can be read…</source>
        <translation>&amp;Retten, was lesbar ist…</translation>
    </message>
    <message>
        <source>Everything that is still readable goes into a new library; you see what is lost before it opens.</source>
        <translation>Alles, was noch lesbar ist, kommt in eine neue Bibliothek; Sie sehen, was verloren ist, bevor sie sich öffnet.</translation>
    </message>
    <message>
        <source>&amp;Open another library…</source>
        <translation>&amp;Andere Bibliothek öffnen…</translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Day or year</source>
        <translation>Tag oder Jahr</translation>
    </message>
    <message>
        <source>Who says it</source>
        <translation>Wer es sagt</translation>
    </message>
    <message>
        <source>With commas</source>
        <translation>Mit Kommas</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Claimant</source>
        <translation>Behauptet von</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Geäußert am</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>A claim needs a statement. The last one is kept.</source>
        <translation>Eine Behauptung braucht eine Aussage. Die letzte bleibt stehen.</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Add text files</source>
        <translation>Textdateien hinzufügen</translation>
    </message>
    <message>
        <source>Text files (*.txt *.md *.text);;All files (*)</source>
        <translation>Textdateien (*.txt *.md *.text);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a library, or name a new one</source>
        <translation>Bibliothek öffnen oder eine neue benennen</translation>
    </message>
    <message>
        <source>Claimdesk libraries (*.claimdesk);;All files (*)</source>
        <translation>Claimdesk-Bibliotheken (*.claimdesk);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import annotation sets</source>
        <translation>Annotationssätze importieren</translation>
    </message>
    <message>
        <source>Annotation sets (*.json *.csv);;All files (*)</source>
        <translation>Annotationssätze (*.json *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The annotation set was written to {path}.</source>
        <translation>Der Annotationssatz wurde nach {path} geschrieben.</translation>
    </message>
    <message>
        <source>There are no conflicts: every import fitted what is here.</source>
        <translation>Es gibt keine Konflikte: Jeder Import passte zu dem, was hier ist.</translation>
    </message>
</context>
<context>
    <name>Expandable</name>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export annotation set</source>
        <translation>Annotationssatz exportieren</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>Die ganze Bibliothek</translation>
    </message>
    <message>
        <source>Only “{title}”</source>
        <translation>Nur „{title}“</translation>
    </message>
    <message>
        <source>Include the attached documents themselves</source>
        <translation>Auch die angehängten Dokumente selbst</translation>
    </message>
    <message>
        <source>This file is there already; exporting replaces it.</source>
        <translation>Diese Datei gibt es schon; der Export ersetzt sie.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;To the file</source>
        <translation>&amp;In die Datei</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zu schreibende Datei</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>Zu schreibende Datei wählen</translation>
    </message>
    <message>
        <source>Everything about the articles, to be read again by Claimdesk and by other programs.</source>
        <translation>Alles über die Artikel, wieder lesbar für Claimdesk und andere Programme.</translation>
    </message>
    <message>
        <source>A row for each claim, place and verdict, for spreadsheets. It has no article texts.</source>
        <translation>Eine Zeile für jede Behauptung, jede Stelle und jedes Urteil, für Tabellen. Ohne die Texte der Artikel.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the article</source>
        <translation>Im Artikel suchen</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>Gesuchte Wörter</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Nur ganze Wörter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{number} of {hits}</source>
        <translation>{number} von {hits}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Find in the library</source>
        <translation>In der Bibliothek suchen</translation>
    </message>
    <message>
        <source>Search articles, claims and sources</source>
        <translation>Artikel, Behauptungen und Quellen durchsuchen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Behauptungen</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Zurück zum Text</translation>
    </message>
    <message>
        <source>The best {n}</source>
        <translation>Die besten {n}</translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation>{n} gefunden</translation>
    </message>
    <message>
        <source>1 claim</source>
        <translation>1 Behauptung</translation>
    </message>
    <message>
        <source>{n} claims</source>
        <translation>{n} Behauptungen</translation>
    </message>
    <message>
        <source>Titles, texts, statements, quotes, explanations, sources and notes are searched.</source>
        <translation>Durchsucht werden Titel, Texte, Aussagen, Zitate, Begründungen, Quellen und Notizen.</translation>
    </message>
    <message>
        <source>Nothing has all of the words “{words}”.</source>
        <translation>Nichts enthält alle Wörter „{words}“.</translation>
    </message>
    <message>
        <source>There are no claims yet: select words in an article and press Enter.</source>
        <translation>Es gibt noch keine Behauptungen: Wählen Sie in einem Artikel Wörter aus und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>No claim is like this.</source>
        <translation>Keine Behauptung ist so.</translation>
    </message>
</context>
<context>
    <name>FindingRoom</name>
    <message>
        <source>No claim cites this source yet; to cite it, open a claim and choose it there.</source>
        <translation>Noch keine Behauptung nennt diese Quelle; öffnen Sie dazu eine Behauptung und wählen Sie die Quelle dort.</translation>
    </message>
    <message>
        <source>The quote stands nowhere else</source>
        <translation>Das Zitat steht sonst nirgends</translation>
    </message>
    <message>
        <source>No repeats in this article</source>
        <translation>Keine Wiederholungen in diesem Artikel</translation>
    </message>
    <message>
        <source>1 more place marked</source>
        <translation>1 weitere Stelle markiert</translation>
    </message>
    <message>
        <source>{n} more places marked</source>
        <translation>{n} weitere Stellen markiert</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>Verdicts in the margin</source>
        <translation>Urteile am Rand</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of this claim</source>
        <translation>Verlauf dieser Behauptung</translation>
    </message>
    <message>
        <source>History of this claim, newest first</source>
        <translation>Verlauf dieser Behauptung, das Neueste zuerst</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>Rückgängig gemacht: {step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>Wiederholt: {step}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Search articles</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Nothing here yet. Paste an article’s text, drop a file, or begin with a new article.</source>
        <translation>Hier ist noch nichts. Fügen Sie den Text eines Artikels ein, legen Sie eine Datei ab oder beginnen Sie einen neuen Artikel.</translation>
    </message>
    <message>
        <source>No article matches “{text}”.</source>
        <translation>Kein Artikel passt zu „{text}“.</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences of what Claimdesk is made of</source>
        <translation>Lizenzen dessen, woraus Claimdesk besteht</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>The licence&apos;s text</source>
        <translation>Der Text der Lizenz</translation>
    </message>
    <message>
        <source>This part&apos;s package brings no text of its licence.</source>
        <translation>Das Paket dieses Teils bringt keinen Text seiner Lizenz mit.</translation>
    </message>
</context>
<context>
    <name>LikeRow</name>
    <message>
        <source>Marked before, not checked yet</source>
        <translation>Schon markiert, noch nicht geprüft</translation>
    </message>
    <message>
        <source>Checked before: {label}, {when}</source>
        <translation>Schon geprüft: {label}, {when}</translation>
    </message>
    <message>
        <source>Link to it</source>
        <translation>Damit verknüpfen</translation>
    </message>
</context>
<context>
    <name>LinesDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>This link leads out of Claimdesk, in your browser, to:</source>
        <translation>Dieser Link führt aus Claimdesk hinaus, in Ihrem Browser, zu:</translation>
    </message>
    <message>
        <source>This link begins a mail in your mail program, to:</source>
        <translation>Dieser Link beginnt in Ihrem Mailprogramm eine Nachricht an:</translation>
    </message>
    <message>
        <source>Where the link leads</source>
        <translation>Wohin der Link führt</translation>
    </message>
    <message>
        <source>Not all of its letters are plain ones (A to Z): as written it is “{host}”.</source>
        <translation>Nicht alle Buchstaben sind einfache (A bis Z): Geschrieben steht „{host}“.</translation>
    </message>
    <message>
        <source>The whole link</source>
        <translation>Der ganze Link</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Set the page</source>
        <translation>Seite einrichten</translation>
    </message>
    <message>
        <source>Literata, Claimdesk’s own</source>
        <translation>Literata, die von Claimdesk</translation>
    </message>
    <message>
        <source>&amp;Letters</source>
        <translation>&amp;Schrift</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Line s&amp;pacing</source>
        <translation>&amp;Zeilenabstand</translation>
    </message>
    <message>
        <source>Line &amp;width</source>
        <translation>Zeilen&amp;breite</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>As at the beginning</source>
        <translation>Wie am Anfang</translation>
    </message>
    <message>
        <source>{n} letters</source>
        <translation>{n} Zeichen</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n} px</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Progress of this article</source>
        <translation>Fortschritt dieses Artikels</translation>
    </message>
    <message>
        <source>{checked} of {claims} checked</source>
        <translation>{checked} von {claims} geprüft</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>{verb}: {step}</source>
        <translation>{verb}: {step}</translation>
    </message>
    <message>
        <source>Select a claim first.</source>
        <translation>Wählen Sie zuerst eine Behauptung.</translation>
    </message>
    <message>
        <source>The selected words are not marked yet: Enter marks them, Esc lets them go.</source>
        <translation>Die ausgewählten Wörter sind noch nicht markiert: Die Eingabetaste markiert sie, Esc lässt sie los.</translation>
    </message>
    <message>
        <source>Something you typed could not be saved yet, and will be lost if the window closes.</source>
        <translation>Etwas, das Sie getippt haben, konnte noch nicht gespeichert werden und geht verloren, wenn sich das Fenster schließt.</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Offen lassen</translation>
    </message>
</context>
<context>
    <name>NarrowRow</name>
    <message>
        <source>Any verdict</source>
        <translation>Alle Urteile</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Any reviewer</source>
        <translation>Alle Prüfenden</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Alle Schlagwörter</translation>
    </message>
    <message>
        <source>Any source</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Prüfende Person</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Marked from</source>
        <translation>Markiert ab</translation>
    </message>
    <message>
        <source>Marked until</source>
        <translation>Markiert bis</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
</context>
<context>
    <name>OpinionView</name>
    <message>
        <source>{name}, {day}</source>
        <translation>{name}, {day}</translation>
    </message>
    <message>
        <source>{name}: {label}</source>
        <translation>{name}: {label}</translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>Sort by</source>
        <translation>Sortiert nach</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of the claims in the article</source>
        <translation>Übersicht der Behauptungen im Artikel</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Open an article from the list, or paste one with {keys}.</source>
        <translation>Öffnen Sie einen Artikel aus der Liste, oder fügen Sie einen mit {keys} ein.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>No command has these words.</source>
        <translation>Kein Befehl enthält diese Wörter.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>PlaceEntry</name>
    <message>
        <source>“{quote}”</source>
        <translation>„{quote}“</translation>
    </message>
    <message>
        <source>Remove this place</source>
        <translation>Diese Stelle entfernen</translation>
    </message>
    <message>
        <source>Place in {title}: {quote}</source>
        <translation>Stelle in {title}: {quote}</translation>
    </message>
</context>
<context>
    <name>PlacesSection</name>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>„{quote}“</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n} Stellen</translation>
    </message>
    <message>
        <source>Not marked in any article.</source>
        <translation>In keinem Artikel markiert.</translation>
    </message>
</context>
<context>
    <name>QuietCheck</name>
    <message>
        <source>Faults were found in this library: show them</source>
        <translation>In dieser Bibliothek wurden Fehler gefunden: zeigen</translation>
    </message>
    <message>
        <source>Checking the library…</source>
        <translation>Die Bibliothek wird geprüft…</translation>
    </message>
    <message>
        <source>The library is sound.</source>
        <translation>Die Bibliothek ist unversehrt.</translation>
    </message>
    <message>
        <source>Parts of this library are damaged. Nothing was changed. A backup may have them whole; until you know, leave the file where it is.</source>
        <translation>Teile dieser Bibliothek sind beschädigt. Nichts wurde verändert. Eine Sicherung enthält sie vielleicht unversehrt; lassen Sie die Datei, wo sie ist, bis Sie es wissen.</translation>
    </message>
    <message>
        <source>Faults in this library</source>
        <translation>Fehler in dieser Bibliothek</translation>
    </message>
</context>
<context>
    <name>RatingDelegate</name>
    <message>
        <source>Looks like</source>
        <translation>Aussehen</translation>
    </message>
</context>
<context>
    <name>RatingModel</name>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Ausgemustert</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
</context>
<context>
    <name>ReviewerDialog</name>
    <message>
        <source>Reviewer</source>
        <translation>Prüfende Person</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation>Ihre Organisation</translation>
    </message>
    <message>
        <source>Your name stands beside each verdict that you give, also in exported sets.</source>
        <translation>Ihr Name steht neben jedem Ihrer Urteile, auch in exportierten Sätzen.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisation</translation>
    </message>
</context>
<context>
    <name>SaveState</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>State of the library</source>
        <translation>Zustand der Bibliothek</translation>
    </message>
    <message>
        <source>Can only be read</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>a field cannot take what it holds</source>
        <translation>ein Feld kann seinen Inhalt so nicht annehmen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Nicht gespeichert: {reason}</translation>
    </message>
</context>
<context>
    <name>ScalesDialog</name>
    <message>
        <source>Scales</source>
        <translation>Skalen</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>New scale</source>
        <translation>Neue Skala</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Duplicate scale</source>
        <translation>Skala kopieren</translation>
    </message>
    <message>
        <source>Remove scale</source>
        <translation>Skala entfernen</translation>
    </message>
    <message>
        <source>Add rating</source>
        <translation>Stufe hinzufügen</translation>
    </message>
    <message>
        <source>Move rating up</source>
        <translation>Stufe nach oben</translation>
    </message>
    <message>
        <source>Move rating down</source>
        <translation>Stufe nach unten</translation>
    </message>
    <message>
        <source>Remove rating</source>
        <translation>Stufe entfernen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher sie stammt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Verdicts use this scale, so it stays.</source>
        <translation>Urteile verwenden diese Skala, darum bleibt sie.</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (Kopie)</translation>
    </message>
    <message>
        <source>Verdicts use “{label}”, so it is retired instead: they keep it, new ones cannot take it.</source>
        <translation>Urteile verwenden „{label}“, darum wird die Stufe ausgemustert: Sie behalten sie, neue können sie nicht nehmen.</translation>
    </message>
    <message>
        <source>Give the scale a name.</source>
        <translation>Geben Sie der Skala einen Namen.</translation>
    </message>
    <message>
        <source>Give every rating a label, or remove it.</source>
        <translation>Geben Sie jeder Stufe eine Bezeichnung, oder entfernen Sie sie.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Mark claim</source>
        <translation>Behauptung markieren</translation>
    </message>
    <message>
        <source>Mark the selected words as a claim</source>
        <translation>Ausgewählte Wörter als Behauptung markieren</translation>
    </message>
    <message>
        <source>Add place</source>
        <translation>Stelle hinzufügen</translation>
    </message>
    <message>
        <source>Add the selected words as a further place of the selected claim</source>
        <translation>Ausgewählte Wörter als weitere Stelle der gewählten Behauptung hinzufügen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected words</source>
        <translation>Ausgewählte Wörter kopieren</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Taste hinzufügen</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Claimdesk’s own</source>
        <translation>Die von Claimdesk</translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation>Neue &amp;Taste</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No action has these words.</source>
        <translation>Kein Befehl enthält diese Wörter.</translation>
    </message>
    <message>
        <source>The keys of “{action}” are fixed.</source>
        <translation>Die Tasten von „{action}“ stehen fest.</translation>
    </message>
    <message>
        <source>Choose the field and press the new key for “{action}”.</source>
        <translation>Wählen Sie das Feld und drücken Sie die neue Taste für „{action}“.</translation>
    </message>
    <message>
        <source>{key} is needed to get about, so it stays free.</source>
        <translation>{key} wird zur Fortbewegung gebraucht und bleibt frei.</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”.</source>
        <translation>{key} gehört zu „{action}“.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} ist frei.</translation>
    </message>
    <message>
        <source>The keys were taken from: {actions}.</source>
        <translation>Die Tasten wurden genommen von: {actions}.</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Such as 2022-03-08</source>
        <translation>Etwa 2022-03-08</translation>
    </message>
    <message>
        <source>Such as p. 3, or 12:40</source>
        <translation>Etwa S. 3 oder 12:40</translation>
    </message>
    <message>
        <source>&amp;Supports</source>
        <translation>&amp;Stützt</translation>
    </message>
    <message>
        <source>&amp;Refutes</source>
        <translation>&amp;Widerlegt</translation>
    </message>
    <message>
        <source>&amp;Context</source>
        <translation>&amp;Kontext</translation>
    </message>
    <message>
        <source>Make it a new source</source>
        <translation>Als neue Quelle anlegen</translation>
    </message>
    <message>
        <source>Edit source</source>
        <translation>Quelle ändern</translation>
    </message>
    <message>
        <source>Cite a source</source>
        <translation>Quelle angeben</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Erschienen bei</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasst von</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Veröffentlicht am</translation>
    </message>
    <message>
        <source>Accessed on</source>
        <translation>Abgerufen am</translation>
    </message>
    <message>
        <source>Archive URL</source>
        <translation>Archiv-URL</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What it does to the claim</source>
        <translation>Was sie für die Behauptung bedeutet</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>Auszug</translation>
    </message>
    <message>
        <source>Page or time</source>
        <translation>Seite oder Zeit</translation>
    </message>
    <message>
        <source>Question it answers</source>
        <translation>Frage, die sie beantwortet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cite source</source>
        <translation>Quelle angeben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>In the library already; claims that cite it: {n}. What you change here changes there too.</source>
        <translation>Schon in der Bibliothek; Behauptungen, die sie nennen: {n}. Was Sie hier ändern, ändert sich auch dort.</translation>
    </message>
    <message>
        <source>Write an address that begins with https:// or http://, or leave this empty.</source>
        <translation>Schreiben Sie eine Adresse, die mit https:// oder http:// beginnt, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>Give the source a title or a URL.</source>
        <translation>Geben Sie der Quelle einen Titel oder eine URL.</translation>
    </message>
    <message>
        <source>This is not saved yet. Discard it?</source>
        <translation>Das ist noch nicht gespeichert. Verwerfen?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>No backup was made</source>
        <translation>Es wurde nicht gesichert</translation>
    </message>
    <message>
        <source>Backing up before the import…</source>
        <translation>Vor dem Import wird gesichert…</translation>
    </message>
    <message>
        <source>A fault of Claimdesk&apos;s own kept this backup from being made.</source>
        <translation>Ein Fehler in Claimdesk selbst hat diese Sicherung verhindert.</translation>
    </message>
    <message>
        <source>Keep backups in this folder</source>
        <translation>Sicherungen in diesem Ordner aufbewahren</translation>
    </message>
    <message>
        <source>From now on backups lie in {place}. Those made until now stay in {folder}.</source>
        <translation>Ab jetzt liegen Sicherungen in {place}. Die bisherigen bleiben in {folder}.</translation>
    </message>
</context>
<context>
    <name>VerdictSection</name>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What you found, in a few words</source>
        <translation>Was Sie herausgefunden haben, in wenigen Worten</translation>
    </message>
    <message>
        <source>Withdraw verdict</source>
        <translation>Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Give a verdict first, then explain it.</source>
        <translation>Fällen Sie zuerst ein Urteil, dann begründen Sie es.</translation>
    </message>
    <message>
        <source>Verdict in your own words</source>
        <translation>Urteil in eigenen Worten</translation>
    </message>
    <message>
        <source>Other reviewers</source>
        <translation>Andere Prüfende</translation>
    </message>
    <message>
        <source>In my own words</source>
        <translation>In eigenen Worten</translation>
    </message>
    <message>
        <source>Edit scales…</source>
        <translation>Skalen bearbeiten…</translation>
    </message>
    <message>
        <source>Select a claim first, then rate it.</source>
        <translation>Wählen Sie zuerst eine Behauptung, dann bewerten Sie sie.</translation>
    </message>
    <message>
        <source>No scale is chosen, so no key rates; choose one beside “Verdict”.</source>
        <translation>Keine Skala ist gewählt, darum bewertet keine Taste; wählen Sie neben „Urteil“ eine aus.</translation>
    </message>
    <message>
        <source>The scale has no rating {n}.</source>
        <translation>Die Skala hat keine Stufe {n}.</translation>
    </message>
    <message>
        <source>{label} ({scale})</source>
        <translation>{label} ({scale})</translation>
    </message>
    <message>
        <source>A verdict needs words. The last ones are kept; to take it back, withdraw it.</source>
        <translation>Ein Urteil braucht Worte. Die letzten bleiben; um es loszuwerden, nehmen Sie es zurück.</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>This article has no link; its details are the place for one.</source>
        <translation>Dieser Artikel hat keinen Link; er gehört in die Angaben zum Artikel.</translation>
    </message>
    <message>
        <source>No source of this claim has a link.</source>
        <translation>Keine Quelle dieser Behauptung hat einen Link.</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Claimdesk met a fault of its own; what you typed is still here.</source>
        <translation>In Claimdesk selbst ist ein Fehler aufgetreten; was Sie getippt haben, ist noch hier.</translation>
    </message>
    <message>
        <source>The clipboard holds no text, so no article was added.</source>
        <translation>Die Zwischenablage enthält keinen Text, darum wurde kein Artikel hinzugefügt.</translation>
    </message>
</context>
</TS>
