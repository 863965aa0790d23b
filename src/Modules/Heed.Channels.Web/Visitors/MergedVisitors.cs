using System.Text.Json;
using Heed.Customers.Public;
using Heed.Platform.Store;

namespace Heed.Channels.Web.Visitors;

/// <summary>
/// A merged customer's browsers and consents. An anonymous browser goes on only where the other customer has said nothing in
/// its inbox: a visitor who was merely taken for somebody must not read what that somebody wrote.
/// </summary>
internal sealed class MergedVisitors : IMergedData
{
    public string Section => "web";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        var closed = Close(unit, absorbed, survivor).Concat(Close(unit, survivor, absorbed)).ToList();
        var visitors = unit.Query($"select id from web_visitors where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        unit.Execute($"update web_visitors set customer = {survivor} where workspace = {unit.Workspace} and customer = {absorbed}");
        var twice = unit.Query(
            $"""
            select id, inbox, version, language, at from web_consents where workspace = {unit.Workspace} and customer = {absorbed} and exists
                (select 1 from web_consents k where k.workspace = web_consents.workspace and k.customer = {survivor} and k.inbox = web_consents.inbox and k.version = web_consents.version)
            order by id
            """,
            r => new KeptConsent(r.Id(0), r.Id(1), r.Int(2), r.Text(3), r.Time(4)));
        var consents = unit.Query($"select id from web_consents where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        Consents.Move(unit, absorbed, survivor);
        return new Facts(closed, visitors, consents, twice);
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        var moved = facts.Deserialize<Facts>(JsonSerializerOptions.Web)!;
        foreach (var some in moved.Visitors.Chunk(200)) unit.Execute($"update web_visitors set customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and id in {some}");
        foreach (var some in moved.Closed.Chunk(200)) unit.Execute($"update web_visitors set proven = {false} where workspace = {unit.Workspace} and id in {some}");
        foreach (var some in moved.Consents.Chunk(200)) unit.Execute($"update web_consents set customer = {absorbed} where workspace = {unit.Workspace} and customer = {survivor} and id in {some}");
        foreach (var consent in moved.Twice)
        {
            unit.Execute($"""
                insert into web_consents (workspace, id, customer, inbox, version, language, at)
                values ({unit.Workspace}, {consent.Id}, {absorbed}, {consent.Inbox}, {consent.Version}, {consent.Language}, {consent.At})
                """);
        }
    }

    /// <summary>Browsers of one customer in inboxes where the other has conversations: their tokens open nothing any more.</summary>
    private static List<Guid> Close(Unit unit, Guid browsersOf, Guid speaker)
    {
        var closing = unit.Query(
            $"""
            select v.id from web_visitors v where v.workspace = {unit.Workspace} and v.customer = {browsersOf} and v.proven = {false} and exists
                (select 1 from conversations_conversations c where c.workspace = v.workspace and c.customer = {speaker} and c.inbox = v.inbox)
            order by v.id
            """,
            r => r.Id(0));
        foreach (var some in closing.Chunk(200)) unit.Execute($"update web_visitors set proven = {true} where workspace = {unit.Workspace} and id in {some}");
        return closing;
    }

    private sealed record Facts(IReadOnlyList<Guid> Closed, IReadOnlyList<Guid> Visitors, IReadOnlyList<Guid> Consents, IReadOnlyList<KeptConsent> Twice);

    private sealed record KeptConsent(Guid Id, Guid Inbox, int Version, string Language, DateTimeOffset At);
}
