using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Notices.Inbox;

/// <summary><c>/notices</c>: what the signed-in person is told. The access rule is the person alone.</summary>
internal static class NoticeEndpoints
{
    /// <summary>Beyond this many nobody counts.</summary>
    private const int MaxCounted = 999;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/notices", ListAsync).NeedsMember().WithName("ListNotices").WithTags("Notices")
            .WithSummary("Notices of the signed-in person, newest first, and how many are unread (999 at most).");
        workspace.MapPost("/notices/{id:guid}/read", ReadAsync).NeedsMember().WithName("ReadNotice").WithTags("Notices").WithSummary("Marks a notice read.");
        workspace.MapPost("/notices/read-all", ReadAllAsync).NeedsMember().WithName("ReadAllNotices").WithTags("Notices").WithSummary("Marks all notices read.");
    }

    private static async Task<Ok<NoticePage>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken, int? limit = null, string? after = null)
    {
        var (workspace, person, size) = (caller.Scope.Workspace, caller.PersonId, Paging.Limit(limit));
        using var session = store.Read();
        var notices = session.Db.Set<Notice>().Where(n => n.Workspace == workspace && n.Person == person);
        if (Paging.Decode<Guid?>(after) is { } last) notices = notices.Where(n => n.Id < last);
        var rows = await notices.OrderByDescending(n => n.Id).Take(size + 1).ToListAsync(cancellationToken);
        var unread = await session.NumberAsync(
            $"select count(*) from (select 1 from notices_notices where workspace = {workspace} and person = {person} and read_at is null limit {MaxCounted}) u",
            cancellationToken);
        var page = Paging.From(rows.ConvertAll(NoticeView.Of), size, n => n.Id);
        return TypedResults.Ok(new NoticePage(page.Items, page.Next, (int)unread));
    }

    private static async Task<NoContent> ReadAsync(Guid id, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        var person = caller.PersonId;
        await store.WriteAsync(caller.Scope, unit => NoticeWriter.Read(unit, person, id), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReadAllAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        var person = caller.PersonId;
        await store.WriteAsync(caller.Scope, unit => NoticeWriter.ReadAll(unit, person), cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>A page of notices, and how many are unread in all.</summary>
internal sealed record NoticePage(IReadOnlyList<NoticeView> Items, string? Next, int Unread);
