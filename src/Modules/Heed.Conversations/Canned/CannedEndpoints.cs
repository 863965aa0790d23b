using System.Globalization;
using Heed.Accounts.Public;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Canned;

/// <summary>Canned replies.</summary>
internal static class CannedEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/canned").WithTags("Canned replies");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListCannedReplies").WithSummary("Replies that are the caller's own, of a team of theirs, or for all.");
        group.MapGet("/values", ValuesAsync).NeedsMember().WithName("GetVariableValues").WithSummary("What the variables stand for in a conversation; with no conversation, their names.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetCannedReply").WithSummary("One canned reply.");
        group.MapPost("", CreateAsync).Needs(ConversationPermissions.Reply).WithName("CreateCannedReply").WithSummary("Saves a reply; sharing it needs canned.manage.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(ConversationPermissions.Reply).WithName("ChangeCannedReply").WithSummary("Changes a canned reply.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(ConversationPermissions.Reply).WithName("DeleteCannedReply").WithSummary("Deletes a canned reply; what was sent with it stays.");
        group.MapPost("/{id:guid}/use", UseAsync).Needs(ConversationPermissions.Reply).WithName("UseCannedReply").WithSummary("Counts a use and answers its files as uploads of the caller.");
    }

    internal static CannedView View(CannedReply row) => new(
        row.Id, row.Version, row.Shortcut, row.Title, new LocalText(row.TextZh, row.TextEn), row.Folder, row.Sharing, row.Owner, row.Team,
        row.BrandIds.Length == 0 ? null : IdList.Read(row.BrandIds), row.InboxIds.Length == 0 ? null : IdList.Read(row.InboxIds),
        [.. CannedFiles.Read(row.Files).Select(f => new CannedFileView(f.Id, f.Name, f.ContentType, f.Size))], row.Uses, row.CreatedAt);

    private static async Task<Ok<Page<CannedView>>> ListAsync(Caller caller, SharedDesk<CannedReply> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<CannedView>([.. (await desk.ListAsync(caller.Scope, cancellationToken)).Select(View)], null));

    private static async Task<Ok<CannedView>> GetAsync(Guid id, Caller caller, HttpContext context, SharedDesk<CannedReply> desk, CancellationToken cancellationToken)
    {
        var row = await desk.GetAsync(caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(View(row));
    }

    private static async Task<Ok<VariableValues>> ValuesAsync(Guid? conversation, Caller caller, IStore store, IPeople people, TimeProvider time, CancellationToken cancellationToken)
    {
        if (conversation is not { } id) return TypedResults.Ok(new VariableValues(Variables.Names.ToDictionary(n => n, _ => ""), null));
        using var session = store.Read();
        await ConversationAccess.GetAsync(session, caller.Scope, id, cancellationToken);
        var me = caller.Scope.Actor.Id is { } actor && (await people.FindAsync(session, caller.Scope.Workspace, [actor], cancellationToken)).TryGetValue(actor, out var person) ? person.Name : "";
        var (values, language) = await session.FirstAsync(Variables.Query(caller.Scope.Workspace, id), r => Variables.Read(r, me, time.GetUtcNow()), cancellationToken);
        return TypedResults.Ok(new VariableValues(values, language));
    }

    private static async Task<Created<CannedView>> CreateAsync(
        CannedRequest request, Caller caller, HttpContext context, SharedDesk<CannedReply> desk, CannedFiles files, CancellationToken cancellationToken)
    {
        Check(request.Shortcut, request.Title, request.Text, request.Folder, request.FileIds);
        var row = await desk.CreateAsync(
            caller.Scope, new SharedAccess(request.Scope, caller.Scope.Actor.Id, request.TeamId),
            (unit, reply) =>
            {
                Fill(reply, request.Shortcut, request.Title, request.Text, request.Folder);
                (reply.BrandIds, reply.InboxIds) = (IdList.Write(request.BrandIds ?? []), IdList.Write(request.InboxIds ?? []));
                reply.Files = files.Take(unit, "[]", request.FileIds ?? []);
            },
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/canned/{row.Id}", View(row));
    }

    private static async Task<Ok<CannedView>> ChangeAsync(
        Guid id, CannedChange request, Caller caller, HttpContext context, SharedDesk<CannedReply> desk, CannedFiles files, CancellationToken cancellationToken)
    {
        Func<CannedReply, SharedAccess>? sharing = request.Scope.IsSet || request.TeamId.IsSet
            ? row => new SharedAccess(request.Scope.Or(row.Sharing), row.Owner, request.TeamId.IsSet ? request.TeamId.Value : row.Team)
            : null;
        var changed = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request), sharing,
            (unit, row) =>
            {
                var now = View(row);
                var (shortcut, title, text, folder) = (request.Shortcut.Or(now.Shortcut) ?? "", request.Title.Or(now.Title) ?? "", request.Text.Or(now.Text)!, request.Folder.Or(now.Folder) ?? "");
                Check(shortcut, title, text, folder, request.FileIds.Value);
                Fill(row, shortcut, title, text, folder);
                if (request.BrandIds.IsSet) row.BrandIds = IdList.Write(request.BrandIds.Value ?? []);
                if (request.InboxIds.IsSet) row.InboxIds = IdList.Write(request.InboxIds.Value ?? []);
                if (request.FileIds.IsSet) row.Files = files.Take(unit, row.Files, request.FileIds.Value ?? []);
            },
            cancellationToken);
        Versions.Tell(context.Response, changed.Version);
        return TypedResults.Ok(View(changed));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SharedDesk<CannedReply> desk, CannedFiles files, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, (unit, row) => files.Drop(unit, row.Files), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<CannedUse>> UseAsync(Guid id, Caller caller, IStore store, SharedDesk<CannedReply> desk, CannedFiles files, CancellationToken cancellationToken)
    {
        var row = await desk.GetAsync(caller.Scope, id, cancellationToken);
        var copies = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                unit.Execute($"update conversations_canned set uses = uses + 1 where workspace = {unit.Workspace} and id = {id}");
                return files.Copy(unit, row.Files);
            },
            cancellationToken);
        return TypedResults.Ok(new CannedUse(files.Rows(caller.Scope.Workspace, row.Files, copies)));
    }

    private static void Fill(CannedReply row, string shortcut, string title, LocalText text, string folder)
    {
        (row.Shortcut, row.Title, row.Folder) = (shortcut.Trim(), title.Trim(), folder.Trim());
        (row.TextZh, row.TextEn) = (text.ZhCn, text.En);
    }

    private static void Check(string shortcut, string title, LocalText text, string folder, IReadOnlyList<Guid>? files) => new Validate()
        .Text(shortcut, "shortcut", CannedReply.MaxShortcut)
        .That(!shortcut.Trim().Any(c => char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Control), "shortcut", "hasSpace", "A shortcut has no spaces.")
        .Text(title, "title", CannedReply.MaxTitle)
        .Text(folder, "folder", CannedReply.MaxTitle, required: false)
        .Text(text.ZhCn, "text.zh-CN", CannedReply.MaxText, required: false, multiline: true)
        .Text(text.En, "text.en", CannedReply.MaxText, required: false, multiline: true)
        .That(!string.IsNullOrWhiteSpace(text.ZhCn) || !string.IsNullOrWhiteSpace(text.En), "text.zh-CN", "required", "Write the text in at least one language.")
        .That((files?.Count ?? 0) <= CannedReply.MaxFiles, "fileIds", "tooMany", $"At most {CannedReply.MaxFiles} files.")
        .Done();
}

/// <summary>A canned reply.</summary>
/// <param name="BrandIds">Brands it is offered for; null for all. Likewise the inboxes.</param>
internal sealed record CannedView(
    Guid Id, long Version, string Shortcut, string Title, LocalText Text, string Folder, Sharing Scope, Guid? OwnerId, Guid? TeamId, IReadOnlyList<Guid>? BrandIds,
    IReadOnlyList<Guid>? InboxIds, IReadOnlyList<CannedFileView> Files, int Uses, DateTimeOffset CreatedAt);

/// <summary>A file of a canned reply.</summary>
internal sealed record CannedFileView(Guid Id, string Name, string ContentType, long Size);

/// <summary>A reply to keep.</summary>
internal sealed record CannedRequest(
    string Shortcut, string Title, LocalText Text, string Folder = "", Sharing Scope = Sharing.Mine, Guid? TeamId = null, IReadOnlyList<Guid>? BrandIds = null,
    IReadOnlyList<Guid>? InboxIds = null, IReadOnlyList<Guid>? FileIds = null);

/// <summary>Changes of a canned reply; absent members stay.</summary>
internal sealed record CannedChange(
    Change<string> Shortcut = default, Change<string> Title = default, Change<LocalText> Text = default, Change<string> Folder = default, Change<Sharing> Scope = default,
    Change<Guid?> TeamId = default, Change<IReadOnlyList<Guid>> BrandIds = default, Change<IReadOnlyList<Guid>> InboxIds = default, Change<IReadOnlyList<Guid>> FileIds = default);

/// <summary>Values of the variables by name, and the customer's language.</summary>
internal sealed record VariableValues(IReadOnlyDictionary<string, string> Values, string? Language);

/// <summary>The files of a used reply, as uploads that a message may take.</summary>
internal sealed record CannedUse(IReadOnlyList<FileRow> Attachments);
