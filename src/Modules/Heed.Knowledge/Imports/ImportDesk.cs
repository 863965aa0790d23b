using System.Text.Json;
using Heed.Knowledge.Categories;
using Heed.Knowledge.Entries;
using Heed.Knowledge.Markup;
using Heed.Platform.Timers;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Imports;

/// <summary>Takes files in: first read and looked at, then made into drafts. Nothing is published by itself.</summary>
internal sealed class ImportDesk(IStore store, EntryDesk desk)
{
    private const int InOneUnit = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Reads a file and keeps what is in it; the import's id.</summary>
    /// <exception cref="InvalidRefusal">The file is of no known format, damaged, or over a limit.</exception>
    public async Task<Guid> ReadAsync(Scope scope, byte[] content, string name, CancellationToken cancellationToken)
    {
        var format = FileReading.Format(name) ?? throw new InvalidRefusal("file", "unknownFormat", "Choose a .md, .html, .csv or .docx file.");
        var found = await Task.Run(() => FileReading.Read(content, name, format), cancellationToken);
        if (found.Count == 0) throw new InvalidRefusal("file", "nothingFound", "There is no question with an answer in this file. Put each question in a heading.");
        Dictionary<string, Guid> known;
        using (var session = store.Read())
        {
            var rows = await session.QueryAsync(
                $"select e.question, e.id from knowledge_entries e where e.workspace = {scope.Workspace} and e.status <> {EntryStatus.Archived}{EntryAccess.Visible(scope)} limit {EntryListing.Most}",
                r => (Folded: Fold(r.Text(0)), Id: r.Id(1)), cancellationToken);
            known = rows.DistinctBy(r => r.Folded).ToDictionary(r => r.Folded, r => r.Id);
        }

        var looked = Look(found, known);
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
                    Rows = Write(looked),
                    Total = looked.Count,
                    Cut = found.Count > ImportLimits.Rows,
                    Importer = unit.Actor.Id,
                    CreatedAt = unit.Now,
                };
                unit.Db.Set<Import>().Add(import);
                unit.SetTimer(ForgottenImport.TimerKind, import.Id, unit.Now + Kept);
                return import.Id;
            },
            cancellationToken);
    }

    /// <summary>The import, for whoever brought it and those who write for all brands.</summary>
    /// <exception cref="NotFoundRefusal">It is not there, or somebody else's.</exception>
    public async Task<Import> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var import = await session.Db.Set<Import>().FirstOrDefaultAsync(i => i.Workspace == scope.Workspace && i.Id == id, cancellationToken);
        return import is not null && (import.Importer == scope.Actor.Id || scope.HasEverywhere(KnowledgePermissions.Write)) ? import : throw new NotFoundRefusal();
    }

    /// <summary>Makes drafts of the rows that were chosen, or of all that are whole and new. Cut off, it goes on where it was.</summary>
    public async Task ApplyAsync(Scope scope, Guid id, ImportChoice choice, CancellationToken cancellationToken)
    {
        EntryAccess.Require(scope, KnowledgePermissions.Write, choice.BrandId);
        var import = await FindAsync(scope, id, cancellationToken);
        if (import.State == KnowledgeImportState.Done) throw new ConflictRefusal("importDone", "This file was taken in already.");
        var wanted = choice.Rows?.ToHashSet();
        List<int> open = [.. Read(import.Rows).Where(r => r.Problem is null && r.EntryId is null && (wanted?.Contains(r.Row) ?? r.DuplicateOf is null)).Select(r => r.Row)];
        foreach (var chunk in open.Chunk(InOneUnit).DefaultIfEmpty([]))
        {
            // Each unit has a key of its own, or none: an idempotency key stands for one unit.
            await store.WriteAsync(scope with { IdempotencyKey = null }, unit => Take(unit, id, [.. chunk], choice, chunk.Length == 0 || chunk[^1] == open[^1]), cancellationToken);
        }
    }

    /// <summary>Lets a file go; what was made of it stays.</summary>
    public async Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        await FindAsync(scope, id, cancellationToken);
        await store.WriteAsync(scope, unit => ForgottenImport.Forget(unit, id), cancellationToken);
    }

    internal static IReadOnlyList<ImportedRow> Read(string json) => JsonSerializer.Deserialize<List<ImportedRow>>(json, HeedJson.Options)!;

    private void Take(Unit unit, Guid id, HashSet<int> chunk, ImportChoice choice, bool last)
    {
        var import = unit.Db.Set<Import>().FirstOrDefault(i => i.Workspace == unit.Workspace && i.Id == id) ?? throw new NotFoundRefusal();
        List<ImportedRow> rows = [.. Read(import.Rows)];
        for (var i = 0; i < rows.Count; i++)
        {
            if (!chunk.Contains(rows[i].Row) || rows[i].EntryId is not null) continue;
            var row = rows[i];
            var language = choice.Language ?? row.Language ?? (row.Question.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh-CN" : "en");
            var entry = desk.Create(
                unit,
                new NewEntry(
                    row.Question, language, Variants: row.Variants, Answers: [new EntryAnswer(KnowledgeChannels.General, language, row.Markdown)], BrandId: choice.BrandId,
                    CategoryId: choice.CategoryId ?? (row.Category is null ? null : CategoryOf(unit, row.Category, language))),
                EntryOrigin.Imported);
            rows[i] = row with { EntryId = entry.Id };
        }

        (import.Rows, import.Done, import.State) = (Write(rows), rows.Count(r => r.EntryId is not null), last ? KnowledgeImportState.Done : KnowledgeImportState.Running);
        import.Version++;
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
