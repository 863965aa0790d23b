using System.Text.Json;
using Heed.Notices.Public;
using Heed.Routing.Public;
using Microsoft.EntityFrameworkCore;

namespace Heed.Floor.Words;

/// <summary>Says things to people at work, and takes their answers.</summary>
internal sealed class WordDesk(IStore store, IPeople people, IQueueBook queues, IAudit audit, INotices notices, TimeProvider time)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(1);

    /// <summary>Sends a word to those it is meant for, as far as the caller supervises them; never to the caller.</summary>
    /// <exception cref="InvalidRefusal"><c>nobody</c>: there is no such person, or none but the caller.</exception>
    public async Task<FloorWordReport> SendAsync(Scope scope, Guid author, SendFloorWord body, TimeSpan stands, CancellationToken cancellationToken)
    {
        var audience = await AudienceAsync(scope, author, body, cancellationToken);
        if (audience.Count == 0) throw new InvalidRefusal(body.Kind == FloorWordKind.CallIn ? "personIds" : "teamIds", "nobody", "Nobody whom you supervise is meant.");
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var word = new FloorWord
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Kind = body.Kind,
                    Author = author,
                    Text = body.Text?.Trim() ?? "",
                    Audience = JsonSerializer.Serialize(audience),
                    At = unit.Now,
                    Until = unit.Now + stands,
                };
                unit.Db.Set<FloorWord>().Add(word);
                audit.Write(unit, scope, body.Kind == FloorWordKind.CallIn ? "floor.calledIn" : "floor.broadcast", FloorWord.LiveKind, word.Id, new { people = audience.Count, minutes = (int)stands.TotalMinutes });
                unit.Append(new LedgerEvent("floor.wordSent", FloorWord.LiveKind, word.Id, word.Version, new { kind = (int)body.Kind, people = audience.Count }));
                // Whoever is asked back may have closed the console: their own choice says how they hear of it.
                if (body.Kind == FloorWordKind.CallIn)
                {
                    foreach (var person in audience) notices.Notify(unit, person, NoticeKinds.CalledIn, actor: author, facts: new { word = word.Id }, subject: word.Id);
                }

                return Report(word, []);
            },
            cancellationToken);
    }

    /// <summary>Words to one person that stand and are not answered, the oldest first.</summary>
    public async Task<IReadOnlyList<FloorWordView>> ToAsync(WorkspaceId workspace, Guid person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        using var session = store.Read();
        var rows = await session.Db.Set<FloorWord>().Where(w => w.Workspace == workspace && w.Until > now && w.WithdrawnAt == null).OrderBy(w => w.At).ThenBy(w => w.Id).ToListAsync(cancellationToken);
        var answered = await session.Db.Set<FloorWordAnswer>().Where(a => a.Workspace == workspace && a.Person == person).Select(a => a.Word).ToListAsync(cancellationToken);
        return [.. rows.Where(w => w.People.Contains(person) && !answered.Contains(w.Id)).Select(FloorWordView.Of)];
    }

    /// <summary>Words of the last day and what came of them: one's own, and for who supervises everything all of them.</summary>
    public async Task<IReadOnlyList<FloorWordReport>> RecentAsync(Scope scope, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Shown;
        using var session = store.Read();
        var all = await session.Db.Set<FloorWord>().Where(w => w.Workspace == scope.Workspace && w.At > since).OrderByDescending(w => w.At).ThenBy(w => w.Id).Take(100).ToListAsync(cancellationToken);
        var rows = all.Where(w => scope.Brands is null || w.Author == scope.Self).ToList();
        var ids = rows.ConvertAll(w => w.Id);
        var answers = (await session.Db.Set<FloorWordAnswer>().Where(a => a.Workspace == scope.Workspace && ids.Contains(a.Word)).ToListAsync(cancellationToken)).ToLookup(a => a.Word);
        return rows.ConvertAll(w => Report(w, [.. answers[w.Id]]));
    }

    /// <summary>An answer; again does nothing.</summary>
    /// <exception cref="NotFoundRefusal">It was not meant for the person.</exception>
    public Task AnswerAsync(Scope scope, Guid id, Guid person, FloorReply reply, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            if (Find(unit, id) is not { } word || !word.People.Contains(person)) throw new NotFoundRefusal();
            if (word.Kind == FloorWordKind.Broadcast != (reply == FloorReply.Read)) throw new InvalidRefusal("reply", "kind", "A broadcast is read; who is called in comes or does not.");
            if (unit.Db.Set<FloorWordAnswer>().Any(a => a.Workspace == unit.Workspace && a.Word == id && a.Person == person)) return;
            unit.Db.Set<FloorWordAnswer>().Add(new FloorWordAnswer { Workspace = unit.Workspace, Word = id, Person = person, Reply = reply, At = unit.Now });
            Changed(unit, word, "floor.wordAnswered");
        },
        cancellationToken);

    /// <summary>Takes a word back: nobody is shown it any more.</summary>
    public Task WithdrawAsync(Scope scope, Guid id, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            if (Find(unit, id) is not { } word || (scope.Brands is not null && word.Author != scope.Self)) throw new NotFoundRefusal();
            if (!word.StandsAt(unit.Now)) return;
            word.WithdrawnAt = unit.Now;
            Changed(unit, word, "floor.wordWithdrawn");
        },
        cancellationToken);

    private static FloorWord? Find(Unit unit, Guid id) => unit.Db.Set<FloorWord>().FirstOrDefault(w => w.Workspace == unit.Workspace && w.Id == id);

    private static void Changed(Unit unit, FloorWord word, string name)
    {
        word.Version++;
        unit.Append(new LedgerEvent(name, FloorWord.LiveKind, word.Id, word.Version));
    }

    private static FloorWordReport Report(FloorWord word, IReadOnlyList<FloorWordAnswer> answers) => new(
        FloorWordView.Of(word), word.People, word.Kind == FloorWordKind.CallIn ? [.. answers.OrderBy(a => a.At).Select(a => new FloorReplyView(a.Person, a.Reply, a.At))] : [], answers.Count, word.WithdrawnAt);

    private async Task<List<Guid>> AudienceAsync(Scope scope, Guid author, SendFloorWord body, CancellationToken cancellationToken)
    {
        var met = (await people.ScopesAsync(scope.Workspace, cancellationToken))
            .Where(s => s.Actor.Id is { } id && id != author && s.Has(ConversationPermissions.Reply) && (scope.Brands is not { } own || s.Brands is not { } theirs || own.Overlaps(theirs)));
        if (body.Kind == FloorWordKind.CallIn) return [.. met.Select(s => s.Actor.Id!.Value).Where(body.PersonIds!.Contains)];
        var teams = (body.TeamIds ?? []).ToHashSet();
        if (body.QueueIds is { Count: > 0 } named)
        {
            using var session = store.Read();
            var served = (await queues.ListAsync(session, scope.Workspace, cancellationToken)).Where(q => named.Contains(q.Id)).ToList();
            // A queue without teams is served by everybody.
            if (served.Any(q => q.Terms.TeamIds.Count == 0)) return [.. met.Select(s => s.Actor.Id!.Value)];
            teams.UnionWith(served.SelectMany(q => q.Terms.TeamIds));
            if (teams.Count == 0) return [];
        }

        return [.. met.Where(s => teams.Count == 0 || s.Teams.Any(teams.Contains)).Select(s => s.Actor.Id!.Value)];
    }
}
