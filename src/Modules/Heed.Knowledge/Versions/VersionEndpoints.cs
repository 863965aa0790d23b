using System.Globalization;
using Heed.Knowledge.Entries;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Knowledge.Versions;

/// <summary>What customers have read over time, and what changed.</summary>
internal static class VersionEndpoints
{
    private const int Most = 500;
    private const string Draft = "draft", Published = "published";

    public static void Map(IEndpointRouteBuilder knowledge)
    {
        var entry = knowledge.MapGroup("/entries/{id:guid}");
        entry.MapGet("/versions", ListAsync).Needs(KnowledgePermissions.Read).WithName("ListKnowledgeVersions").WithSummary("Published versions, newest first.");
        entry.MapGet("/versions/{number}", GetAsync).Needs(KnowledgePermissions.Read).WithName("GetKnowledgeVersion").WithSummary("One version with its content.");
        entry.MapPost("/versions/{number}/restore", RestoreAsync).Needs(KnowledgePermissions.Write).WithName("RestoreKnowledgeVersion").WithSummary("Makes the content of an old version the draft.");
        entry.MapGet("/diff", DiffAsync).Needs(KnowledgePermissions.Read).WithName("CompareKnowledgeVersions")
            .WithSummary("What changed between two versions, in words; each a number, `draft` or `published`.");
    }

    private static async Task<Ok<Page<VersionRow>>> ListAsync(Guid id, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await EntryViews.FindAsync(session, caller.Scope, id, cancellationToken);
        var rows = await session.QueryAsync(
            $"""
            select number, at, published_by, note, added, removed from knowledge_versions
            where workspace = {caller.Scope.Workspace} and entry = {id} order by number desc limit {Most}
            """,
            r => new VersionRow(r.Int(0), r.Time(1), r.IdOrNull(2), r.TextOrNull(3), r.Int(4), r.Int(5)), cancellationToken);
        return TypedResults.Ok(new Page<VersionRow>(rows, null));
    }

    private static async Task<Ok<EntryVersionView>> GetAsync(Guid id, string number, Caller caller, IStore store, EntryViews views, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await EntryViews.FindAsync(session, caller.Scope, id, cancellationToken);
        var row = await session.FirstAsync(
            $"select at, published_by, note, content from knowledge_versions where workspace = {caller.Scope.Workspace} and entry = {id} and number = {Number(number)}",
            r => (At: r.Time(0), By: r.IdOrNull(1), Note: r.TextOrNull(2), Content: (string?)r.Text(3)), cancellationToken);
        return row.Content is null ? throw new NotFoundRefusal() : TypedResults.Ok(new EntryVersionView(Number(number), row.At, row.By, row.Note, views.Content(caller.Scope.Workspace, row.Content)!));
    }

    private static async Task<Ok<EntryView>> RestoreAsync(Guid id, string number, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken)
    {
        await flow.RestoreAsync(caller.Scope, id, Platform.Web.Versions.IfMatch(context.Request), Number(number), cancellationToken);
        return TypedResults.Ok(await EntryEndpoints.ShowAsync(views, caller, id, context, cancellationToken));
    }

    private static async Task<Ok<ContentDiff>> DiffAsync(Guid id, Caller caller, IStore store, CancellationToken cancellationToken, string from = Published, string to = Draft)
    {
        using var session = store.Read();
        var entry = await EntryViews.FindAsync(session, caller.Scope, id, cancellationToken);
        var before = await ContentAsync(session, entry, from, cancellationToken);
        // An entry that was never published is compared with nothing; one without a draft with itself.
        if (before is null && from != Published) throw new NotFoundRefusal();
        var after = await ContentAsync(session, entry, to, cancellationToken) ?? (to == Draft ? entry.Published : null) ?? throw new NotFoundRefusal();
        return TypedResults.Ok(ContentDiff.Between(from, before is null ? null : EntryContent.Read(before), to, EntryContent.Read(after)));
    }

    /// <exception cref="NotFoundRefusal">It is no number, so there is no such version.</exception>
    private static int Number(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw new NotFoundRefusal();

    private static async Task<string?> ContentAsync(ReadSession session, Entry entry, string version, CancellationToken cancellationToken)
    {
        if (version == Draft) return entry.Draft;
        if (version == Published) return entry.Published;
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw new InvalidRefusal("from", "badVersion", "A number, draft or published.");
        return await session.FirstAsync(
            $"select content from knowledge_versions where workspace = {entry.Workspace} and entry = {entry.Id} and number = {number}", r => r.Text(0), cancellationToken);
    }
}

/// <summary>A version in the history.</summary>
/// <param name="ById">Who published it; null when it was decided before by somebody who is gone, or by Heed.</param>
/// <param name="Added">Characters that came since the version before; likewise those that went.</param>
internal sealed record VersionRow(int Number, DateTimeOffset At, Guid? ById, string? Note, int Added, int Removed);

/// <summary>A version with its content.</summary>
internal sealed record EntryVersionView(int Number, DateTimeOffset At, Guid? ById, string? Note, ContentView Content);
