using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Customers.Notes;

/// <summary><c>/customers/{id}/notes</c>: what colleagues wrote about a customer.</summary>
internal static class NoteEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/customers/{id:guid}/notes", List).Needs(CustomerAccess.Read)
            .WithName("ListCustomerNotes").WithTags("Customers").WithSummary("Notes about a customer, newest first.");
        workspace.MapPost("/customers/{id:guid}/notes", Add).Needs(CustomerAccess.Write)
            .WithName("AddCustomerNote").WithTags("Customers").WithSummary("Writes a note about a customer.");
        workspace.MapDelete("/customers/{id:guid}/notes/{note:guid}", Remove).Needs(CustomerAccess.Write)
            .WithName("RemoveCustomerNote").WithTags("Customers").WithSummary("Deletes a note.");
    }

    private static async Task<Ok<Page<NoteView>>> List(
        Guid id, Caller caller, IStore store, IPeople people, CancellationToken cancellationToken, int? limit = null, string? after = null)
    {
        var size = Paging.Limit(limit);
        var place = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken);
        SqlText older = $" and id < {place}";
        var notes = await session.QueryAsync(
            $"""
            select id, text, created_at, author from customers_notes where workspace = {caller.Scope.Workspace} and customer = {id}
            {(place is null ? SqlText.Empty : older)} order by id desc limit {size + 1}
            """,
            Render,
            cancellationToken);
        var page = Paging.From(notes, size, n => n.Id);
        return TypedResults.Ok(new Page<NoteView>(await NamedAsync(session, caller.Scope.Workspace, people, page.Items, cancellationToken), page.Next));
    }

    private static async Task<Created<NoteView>> Add(Guid id, NewNote body, Caller caller, IStore store, IPeople people, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Text, "text", Note.MaxText, multiline: true).Done();
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        var written = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var customer = CustomerAccess.Tracked(unit, id);
                var note = new Note { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Customer = id, Text = body.Text.Trim(), Author = unit.Actor.Id, CreatedAt = unit.Now };
                unit.Db.Add(note);
                unit.Append(CustomerEvents.Noted(id, customer.Version, note.Id));
                return note.Id;
            },
            cancellationToken);
        using var after = store.Read();
        var view = await after.FirstAsync(
            $"select id, text, created_at, author from customers_notes where workspace = {caller.Scope.Workspace} and id = {written}", Render, cancellationToken);
        if (view is null) throw new NotFoundRefusal();
        return TypedResults.Created(
            $"/api/v1/w/{caller.Scope.Workspace}/customers/{id}/notes/{written}",
            (await NamedAsync(after, caller.Scope.Workspace, people, [view], cancellationToken))[0]);
    }

    private static async Task<NoContent> Remove(Guid id, Guid note, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await CustomerAccess.CustomerAsync(session, caller.Scope, id, cancellationToken, CustomerAccess.Write);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (unit.Execute($"delete from customers_notes where workspace = {unit.Workspace} and id = {note} and customer = {id}") == 0) throw new NotFoundRefusal();
                unit.Append(CustomerEvents.NoteRemoved(id, CustomerState.Version(unit, id), note));
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static NoteView Render(Row r) => new(r.Id(0), r.Text(1), r.Time(2), r.IdOrNull(3) is { } author ? new NoteAuthor(author, "") : null);

    /// <summary>Names are looked up when shown, so that a renamed colleague is renamed everywhere.</summary>
    private static async Task<IReadOnlyList<NoteView>> NamedAsync(
        ReadSession session, WorkspaceId workspace, IPeople people, IReadOnlyList<NoteView> notes, CancellationToken cancellationToken)
    {
        var authors = notes.Where(n => n.Author is not null).Select(n => n.Author!.Id).Distinct().ToList();
        var names = await people.FindAsync(session, workspace, authors, cancellationToken);
        return [.. notes.Select(n => n.Author is { } a && names.TryGetValue(a.Id, out var person) ? n with { Author = a with { Name = person.Name } } : n)];
    }
}

/// <summary>A note. The author's name is empty when an API key wrote it; no author when Heed itself did.</summary>
internal sealed record NoteView(Guid Id, string Text, DateTimeOffset CreatedAt, NoteAuthor? Author);

/// <summary>Who wrote a note.</summary>
internal sealed record NoteAuthor(Guid Id, string Name);

/// <summary>A note to write.</summary>
internal sealed record NewNote(string Text);
