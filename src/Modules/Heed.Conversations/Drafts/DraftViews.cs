using Heed.Conversations.Files;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Drafts;

/// <summary>Renders drafts; files are looked up, because one may have been sent from another window.</summary>
internal sealed class DraftViews(FileLinks links)
{
    internal static SqlText Columns => $"d.text, d.note, d.version, d.updated_at, d.extras";

    internal static DraftView Read(Row r) => View(r.Text(0), r.Bool(1), r.Long(2), r.Time(3), DraftExtras.Parse(r.TextOrNull(4)));

    internal static DraftView View(string text, bool note, long version, DateTimeOffset at, DraftExtras? extras) =>
        new(text, note, version, at, extras?.Subject, extras?.To, extras?.Cc, extras?.Bcc, []) { Files = extras?.FileIds ?? [] };

    internal async Task<DraftView> CompleteAsync(ReadSession session, WorkspaceId workspace, DraftView draft, CancellationToken cancellationToken) =>
        (await CompleteAsync(session, workspace, [draft], cancellationToken))[0];

    internal async Task<IReadOnlyList<DraftView>> CompleteAsync(ReadSession session, WorkspaceId workspace, IReadOnlyList<DraftView> drafts, CancellationToken cancellationToken)
    {
        List<Guid> wanted = [.. drafts.SelectMany(d => d.Files).Distinct()];
        if (wanted.Count == 0) return drafts;
        var files = await links.UnsentAsync(session, workspace, wanted, cancellationToken);
        return [.. drafts.Select(d => d with { Attachments = [.. d.Files.Where(files.ContainsKey).Select(f => files[f])] })];
    }
}
