using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Knowledge.Categories;
using Heed.Knowledge.Entries;
using Heed.Knowledge.Markup;
using Heed.Platform.Blobs;
using Heed.Platform.Timers;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Imports;

/// <summary>Takes files in: first read and looked at, then made into drafts. Nothing is published by itself.</summary>
internal sealed class ImportDesk(IStore store, EntryDesk desk, IBlobs blobs, IPeople people)
{
    private const int InOneUnit = 50;
    internal const string BlobOwner = "knowledgeImport";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Keeps a file that somebody brought; it is read at once, off the request. The import's id.</summary>
    /// <exception cref="InvalidRefusal">The file is of no known format, or too large.</exception>
    public async Task<Guid> BringAsync(Scope scope, Stream content, string name, CancellationToken cancellationToken)
    {
        var format = FileReading.Format(name) ?? throw new InvalidRefusal("file", "unknownFormat", "Choose a .md, .html, .csv or .docx file.");
        var blob = await blobs.PutAsync(scope.Workspace, content, ImportLimits.File, cancellationToken);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var import = new Import
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    FileName = name.Length <= 200 ? name : name[..200],
                    Format = format,
                    State = KnowledgeImportState.Reading,
                    Blob = blob.Sha256,
                    Importer = unit.Actor.Id,
                    CreatedAt = unit.Now,
                };
                blobs.AddReference(unit, blob, BlobOwner, import.Id);
                unit.Db.Set<Import>().Add(import);
                unit.SetTimer(ForgottenImport.TimerKind, import.Id, unit.Now + Kept);
                unit.Append(new LedgerEvent(ImportReader.Brought, "knowledgeImport", import.Id, import.Version));
                return import.Id;
            },
            cancellationToken);
    }

    /// <summary>Reads the file of an import and looks at what is in it. Read twice, it is the same; one that was let go meanwhile is left alone.</summary>
    public async Task ReadAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        Import? import;
        using (var session = store.Read()) import = await session.Db.Set<Import>().FirstOrDefaultAsync(i => i.Workspace == scope.Workspace && i.Id == id, cancellationToken);
        if (import is not { State: KnowledgeImportState.Reading, Blob: { } sha }) return;
        var (rows, cut, problem) = ((IReadOnlyList<ImportedRow>)[], false, (string?)null);
        try
        {
            var found = await FoundAsync(scope.Workspace, sha, import, cancellationToken);
            // In the eyes of whoever brought it: nobody learns of entries they do not see.
            var sees = import.Importer is { } person ? await people.ScopeOfAsync(scope.Workspace, person, cancellationToken) : null;
            (rows, cut) = (Look(found, await KnownAsync(sees ?? scope, cancellationToken)), found.Count > ImportLimits.Rows);
            if (found.Count == 0) problem = "nothingFound";
        }
        catch (InvalidRefusal refusal)
        {
            problem = refusal.Errors.Count > 0 ? refusal.Errors[0].Code : "unreadable";
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                if (unit.Db.Set<Import>().Find(unit.Workspace, id) is not { State: KnowledgeImportState.Reading } row) return;
                blobs.DropReference(unit, sha, BlobOwner, id);
                (row.Blob, row.Problem, row.State) = (null, problem, problem is null ? KnowledgeImportState.Read : KnowledgeImportState.Failed);
                (row.Rows, row.Total, row.Cut) = (Write(rows), rows.Count, cut);
                row.Version++;
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<FoundEntry>> FoundAsync(WorkspaceId workspace, string sha, Import import, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(workspace, sha, cancellationToken) ?? throw new InvalidRefusal("file", "gone", "The file is not there any more.");
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        if (content.Length == 0) throw new InvalidRefusal("file", "empty", "The file is empty.");
        return await Task.Run(() => FileReading.Read(content.ToArray(), import.FileName, import.Format), cancellationToken);
    }

    /// <summary>What is asked already, of all that the importer sees.</summary>
    private async Task<Dictionary<string, Guid>> KnownAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var rows = await session.QueryAsync(
            $"select e.question, e.id from knowledge_entries e where e.workspace = {scope.Workspace} and e.status <> {EntryStatus.Archived}{EntryAccess.Visible(scope)} limit {EntryListing.Most}",
            r => (Folded: Fold(r.Text(0)), Id: r.Id(1)), cancellationToken);
        return rows.DistinctBy(r => r.Folded).ToDictionary(r => r.Folded, r => r.Id);
    }

    /// <summary>The import, for whoever brought it and those who write for all brands.</summary>
    /// <exception cref="NotFoundRefusal">It is not there, or somebody else's.</exception>
    public async Task<Import> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var import = await session.Db.Set<Import>().FirstOrDefaultAsync(i => i.Workspace == scope.Workspace && i.Id == id, cancellationToken);
        return import is not null && (import.Importer == scope.Actor.Id || scope.HasEverywhere(KnowledgePermissions.Write)) ? import : throw new NotFoundRefusal();
    }

    /// <summary>Begins to make drafts of the rows that were chosen, or of all that are whole and new. Told again while it goes on, it is the same.</summary>
    /// <exception cref="ConflictRefusal">The file was taken in already.</exception>
    public async Task ApplyAsync(Scope scope, Guid id, ImportChoice choice, CancellationToken cancellationToken)
    {
        EntryAccess.Require(scope, KnowledgePermissions.Write, choice.BrandId);
        await FindAsync(scope, id, cancellationToken);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var import = Load(unit, id);
                if (import.State is KnowledgeImportState.Reading or KnowledgeImportState.Failed) throw new ConflictRefusal("importUnread", "The file is not read yet, or cannot be read.");
                if (import.State == KnowledgeImportState.Done) throw new ConflictRefusal("importDone", "This file was taken in already.");
                if (import.State == KnowledgeImportState.Running) return;
                var wanted = choice.Rows?.ToHashSet();
                var rows = Read(import.Rows);
                List<int> chosen = [.. rows.Where(r => r.Problem is null && (r.EntryId is not null || (wanted?.Contains(r.Row) ?? r.DuplicateOf is null))).Select(r => r.Row)];
                (import.Choice, import.Wanted, import.State) = (JsonSerializer.Serialize(choice with { Rows = chosen }, HeedJson.Options), chosen.Count, KnowledgeImportState.Running);
                import.Version++;
                unit.Append(new LedgerEvent(ImportReader.Started, "knowledgeImport", id, import.Version));
            },
            cancellationToken);
    }

    /// <summary>Stops at the next row; drafts that are there stay, and it can go on later.</summary>
    public async Task StopAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        await FindAsync(scope, id, cancellationToken);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var import = Load(unit, id);
                if (import.State != KnowledgeImportState.Running) return;
                import.State = KnowledgeImportState.Stopped;
                import.Version++;
            },
            cancellationToken);
    }

    /// <summary>Makes drafts of the next rows, inside a unit; false when there is nothing left to do, or it was stopped or let go.</summary>
    public bool Take(Unit unit, Guid id)
    {
        var import = unit.Db.Set<Import>().FirstOrDefault(i => i.Workspace == unit.Workspace && i.Id == id);
        if (import is not { State: KnowledgeImportState.Running, Choice: { } json }) return false;
        var choice = JsonSerializer.Deserialize<ImportChoice>(json, HeedJson.Options)!;
        var chosen = choice.Rows!.ToHashSet();
        List<ImportedRow> rows = [.. Read(import.Rows)];
        List<int> open = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i] is { Problem: null, EntryId: null } && chosen.Contains(rows[i].Row))];
        foreach (var i in open.Take(InOneUnit)) rows[i] = Take(unit, rows[i], choice);
        var more = open.Count > InOneUnit;
        (import.Rows, import.Done, import.State) = (Write(rows), rows.Count(r => r.EntryId is not null), more ? KnowledgeImportState.Running : KnowledgeImportState.Done);
        import.Version++;
        return more;
    }

    /// <summary>Lets a file go; what was made of it stays.</summary>
    public async Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        await FindAsync(scope, id, cancellationToken);
        await store.WriteAsync(scope, unit => ForgottenImport.Forget(unit, blobs, id), cancellationToken);
    }

    internal static IReadOnlyList<ImportedRow> Read(string json) => JsonSerializer.Deserialize<List<ImportedRow>>(json, HeedJson.Options)!;

    private static Import Load(Unit unit, Guid id) => unit.Db.Set<Import>().FirstOrDefault(i => i.Workspace == unit.Workspace && i.Id == id) ?? throw new NotFoundRefusal();

    /// <summary>A row as a draft; one that is refused says why, and the others go on.</summary>
    private ImportedRow Take(Unit unit, ImportedRow row, ImportChoice choice)
    {
        var language = choice.Language ?? row.Language ?? (row.Question.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh-CN" : "en");
        try
        {
            var entry = desk.Create(
                unit,
                new NewEntry(
                    row.Question, language, Variants: row.Variants, Answers: [new EntryAnswer(KnowledgeChannels.General, language, row.Markdown)], BrandId: choice.BrandId,
                    CategoryId: choice.CategoryId ?? (row.Category is null ? null : CategoryOf(unit, row.Category, language))),
                EntryOrigin.Imported);
            return row with { EntryId = entry.Id };
        }
        catch (ConflictRefusal refusal)
        {
            return row with { Problem = refusal.Code };
        }
        catch (InvalidRefusal)
        {
            return row with { Problem = "notAllowed" };
        }
    }

    /// <summary>The category of that name, wherever it is in the tree; a new one at the top when there is none.</summary>
    private static Guid? CategoryOf(Unit unit, string path, string language)
    {
        var name = path.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        if (name is null || name.Length > Category.MaxName) return null;
        var all = unit.Query($"select id, names from knowledge_categories where workspace = {unit.Workspace}", r => (Id: r.Id(0), Names: CategoryTree.Names(r.Text(1))));
        foreach (var known in all)
        {
            if (known.Names.Values.Contains(name, StringComparer.OrdinalIgnoreCase)) return known.Id;
        }

        if (all.Count >= Category.Most) return null;
        var (id, names) = (Ids.New(unit.Now), JsonSerializer.Serialize(new Dictionary<string, string> { [language] = name }));
        unit.Execute($"insert into knowledge_categories (workspace, id, version, names, place, created_at) values ({unit.Workspace}, {id}, {1L}, {names}, {1_000}, {unit.Now})");
        unit.Append(new LedgerEvent("knowledgeCategory.created", Category.LiveKind, id, 1));
        return id;
    }

    private static List<ImportedRow> Look(IReadOnlyList<FoundEntry> found, IReadOnlyDictionary<string, Guid> known)
    {
        var (rows, seen) = (new List<ImportedRow>(), new HashSet<string>());
        foreach (var entry in found.Take(ImportLimits.Rows))
        {
            var folded = Fold(entry.Question);
            var problem = Problem(entry) ?? (seen.Add(folded) ? null : "doubled");
            rows.Add(new ImportedRow(
                rows.Count + 1, Cut(entry.Question, 2 * EntryRules.MaxQuestion), [.. entry.Variants.Where(v => v.Length <= EntryRules.MaxQuestion).Take(EntryRules.MaxVariants)],
                Cut(entry.Markdown, EntryRules.MaxMarkdown), entry.Category is null ? null : Cut(entry.Category, 500), entry.Language is { } tag && Languages.IsTag(tag) ? tag : null, problem,
                known.TryGetValue(folded, out var same) ? same : null, null));
        }

        return rows;
    }

    private static string? Problem(FoundEntry entry) =>
        string.IsNullOrWhiteSpace(entry.Question) ? "noQuestion"
        : string.IsNullOrWhiteSpace(entry.Markdown) ? "noAnswer"
        : entry.Question.Length > EntryRules.MaxQuestion ? "questionTooLong"
        : entry.Markdown.Length > EntryRules.MaxMarkdown ? "answerTooLong"
        : entry.Question.Any(char.IsControl) || entry.Markdown.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? "controlCharacter"
        : MarkdownGuard.IsTame(entry.Markdown) ? null : "tooDeep";

    /// <summary>Letters and digits only, folded: what is asked, whatever the marks around it.</summary>
    private static string Fold(string question) => string.Concat(Heed.Text.TextAtoms.Read(question).Select(a => a.Form + (a.Spaceless ? "" : " ")));

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static string Write(IReadOnlyList<ImportedRow> rows) => JsonSerializer.Serialize(rows, HeedJson.Options);
}
