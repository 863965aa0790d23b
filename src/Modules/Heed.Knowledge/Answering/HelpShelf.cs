using Heed.Knowledge.Categories;
using Heed.Knowledge.Entries;
using Heed.Knowledge.Files;
using Heed.Knowledge.Markup;
using Heed.Knowledge.Usage;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Answering;

/// <summary>Articles of the help centre: what everybody may read, in one language.</summary>
internal sealed class HelpShelf(KnowledgeBook book, AnswerWriter writer, KnowledgeLinks links, TimeProvider time) : IHelpArticles
{
    private static readonly Dictionary<string, string> Nothing = [];

    public async Task<IReadOnlyList<HelpCategory>> CategoriesAsync(ReadSession session, WorkspaceId workspace, Guid brand, string language, CancellationToken cancellationToken)
    {
        var entries = await PublishedEntry.PublicAsync(session, workspace, brand, time.GetUtcNow(), cancellationToken);
        var rows = await session.Db.Set<Category>().Where(c => c.Workspace == workspace).ToListAsync(cancellationToken);
        List<(Guid Id, Guid? Parent)> tree = [.. rows.Select(r => (r.Id, r.Parent))];
        var shown = new List<HelpCategory>();
        Walk(null, 0);
        return shown;

        void Walk(Guid? parent, int depth)
        {
            if (depth > Category.MaxDepth) return;
            foreach (var row in rows.Where(r => r.Parent == parent).OrderBy(r => r.Place).ThenBy(r => r.Id))
            {
                var below = CategoryTree.Below(tree, row.Id);
                var count = entries.Count(e => e.Category is { } category && below.Contains(category));
                if (count == 0) continue;
                shown.Add(new HelpCategory(row.Id, row.Parent, CategoryTree.NameIn(CategoryTree.Names(row.Names), language), count));
                Walk(row.Id, depth + 1);
            }
        }
    }

    public async Task<IReadOnlyList<HelpArticle>> ListAsync(ReadSession session, WorkspaceId workspace, Guid brand, string language, Guid? category, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entries = await PublishedEntry.PublicAsync(session, workspace, brand, now, cancellationToken);
        if (category is { } top)
        {
            var below = await CategoryTree.BelowAsync(session, workspace, top, cancellationToken);
            entries.RemoveAll(e => e.Category is not { } own || !below.Contains(own));
        }

        var usage = await UsageBook.AllAsync(session, workspace, now, UsageSums.Usual, cancellationToken);
        var titles = entries.ToDictionary(e => e.Id);
        return [.. entries.OrderByDescending(e => usage.GetValueOrDefault(e.Id)?.Uses ?? 0).ThenByDescending(e => e.At).ThenBy(e => e.Id).Select(e => Article(e, workspace, brand, language, 1, titles)).OfType<HelpArticle>()];
    }

    public async Task<HelpArticle?> FindAsync(ReadSession session, WorkspaceId workspace, Guid brand, string language, Guid entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = (await PublishedEntry.LoadAsync(session, workspace, [entry], now, cancellationToken)).GetValueOrDefault(entry);
        if (found is null || !IsPublic(found, brand)) return null;
        return Article(found, workspace, brand, language, 1, await PublishedEntry.LoadAsync(session, workspace, AnswerWriter.Linked([found]), now, cancellationToken));
    }

    public async Task<IReadOnlyList<HelpArticle>> SearchAsync(
        ReadSession session, WorkspaceId workspace, Guid brand, string language, string text, int limit, CancellationToken cancellationToken)
    {
        var hits = await book.AskAsync(session, workspace, new KnowledgeQuestion(text, brand, KnowledgeChannels.HelpCentre, language, Internal: false), Math.Clamp(limit, 1, 20), cancellationToken);
        var entries = await PublishedEntry.LoadAsync(session, workspace, [.. hits.Select(h => h.Entry)], time.GetUtcNow(), cancellationToken);
        var articles = hits.Where(h => entries.TryGetValue(h.Entry, out var entry) && IsPublic(entry, brand));
        return [.. articles.Select(h => Article(entries[h.Entry], workspace, brand, language, h.Score, entries)).OfType<HelpArticle>()];
    }

    private HelpArticle? Article(PublishedEntry entry, WorkspaceId workspace, Guid brand, string language, double score, IReadOnlyDictionary<Guid, PublishedEntry> titles)
    {
        var open = titles.Where(t => IsPublic(t.Value, brand)).ToDictionary();
        if (writer.Write(entry, new KnowledgeQuestion("", brand, KnowledgeChannels.HelpCentre, language, Internal: false), score, "", open) is not { } answer) return null;
        var markdown = AnswerVariables.Fill(answer.Markdown, Nothing, drop: true);
        var files = entry.Content.Files.ToDictionary(f => f.Id);
        var html = FileReferences.Settle(AnswerHtml.Of(FileReferences.Mark(markdown)), files.Keys, id => Address(files[id]));
        return new HelpArticle(
            entry.Id, entry.Category, answer.Question, html, AnswerText.Of(markdown), answer.Language,
            [.. entry.Content.Answers.Select(a => a.Language).Distinct(StringComparer.OrdinalIgnoreCase)], entry.At, score, answer.Related,
            [.. entry.Content.Files.Where(f => !FileReferences.Names(markdown, f.Id)).Select(f => new HelpFile(f.Name, f.Size, Address(f)))]);

        string Address(EntryFile file) => links.Link(workspace, file.Id, file.Name);
    }

    private static bool IsPublic(PublishedEntry entry, Guid brand) => entry.Content.Audience == Audience.Public && entry.IsFor(brand, withInternal: false);
}
