using Heed.Bot.Actions;
using Heed.Bot.Flows;
using Heed.Bot.Suggesting;
using Heed.Bot.Thinking;
using Heed.Knowledge.Public;
using Heed.Routing.Public;
using Heed.Text.Sentiments;

namespace Heed.Bot.Talking;

/// <summary>Runs a turn: hears (looks up what is needed), thinks, and words what was decided. Writes nothing.</summary>
internal sealed class Turns(
    IKnowledge knowledge, IConversations conversations, IInboxes inboxes, IWaiting waiting, FlowBook flows, FlowRunner runner, TopQuestions top, AnswerSource sources, OrderValues orders, TimeProvider time)
{
    private const int Looked = 5;

    public async Task<Turn> RunAsync(ReadSession session, Scene scene, Mind mind, FlowPlace? place, string text, string? choice, bool hasFiles, CancellationToken cancellationToken)
    {
        choice ??= Numbered(mind, text);
        var turn = new Turn(mind, mind.Done ? null : place);
        var heard = await HearAsync(session, scene, mind, turn.Trace, text, choice, hasFiles, cancellationToken);
        var thought = Thinker.Think(mind, heard, new Limits(scene.Bot.Sure, scene.Bot.Ask));
        turn.Trace.Add(new Traced("rule", thought.Why, "", 0));
        if (mind is { InFlow: true, Done: false } && !thought.Mind.InFlow && turn.Place is { Node: { } node } left) turn.Walked.Add(new FlowWalk(left.Flow, node, FlowWalk.Person));
        return await DoAsync(session, scene, turn with { Mind = thought.Mind }, heard, thought, cancellationToken);
    }

    /// <summary>Begins a flow that is not published yet, for whoever builds it.</summary>
    public async Task<Turn> RehearseAsync(ReadSession session, Scene scene, Mind mind, FlowDocument draft, FlowPlace? place, string text, string? choice, CancellationToken cancellationToken)
    {
        var turn = new Turn(mind with { InFlow = true, Unsolved = mind.Unsolved + 1 }, place);
        if (Plain.IsChinese(text) is { } chinese) turn = turn with { Mind = turn.Mind with { Language = chinese ? "zh-CN" : "en" } };
        var heard = await HearAsync(session, scene, turn.Mind, turn.Trace, text, choice, false, cancellationToken);
        if (choice == Thinker.Person || PersonWish.In(text)) return await DoAsync(session, scene, turn, heard, Thinker.ToPerson(turn.Mind, heard, "asked"), cancellationToken);
        return await FlowAsync(session, scene, turn, heard, draft, place ?? new FlowPlace(default, 0) { Words = Plain.Beginning(text) }, place is null ? null : new FlowInput.Words(text, choice), cancellationToken);
    }

    /// <summary>Where there are no buttons, their numbers are typed.</summary>
    private static string? Numbered(Mind mind, string text)
    {
        var typed = text.Trim();
        if (mind.Done || mind.Options.Count == 0 || typed.Length != 1 || !char.IsAsciiDigit(typed[0])) return null;
        var number = typed[0] - '0';
        return number == mind.Options.Count + 1 ? Thinker.NoneOfThese : number >= 1 && number <= mind.Options.Count ? Thinker.ChoiceOf(mind.Options[number - 1]) : null;
    }

    private async Task<Heard> HearAsync(
        ReadSession session, Scene scene, Mind mind, List<Traced> trace, string text, string? choice, bool hasFiles, CancellationToken cancellationToken)
    {
        var words = Plain.Beginning(text);
        var feeling = SentimentLexicon.Score(words);
        if (feeling.Emotion != Emotion.None) trace.Add(new Traced("feeling", feeling.Emotion.ToString(), Percent(feeling.Strength), 0));
        var open = scene.Inbox is null || await inboxes.IsOpenAsync(session, scene.Inbox, time.GetUtcNow(), cancellationToken);
        var heard = new Heard(text) { Choice = choice, Feeling = feeling, Open = open, Reachable = scene.Reachable, Preferred = scene.Preferred, HasFiles = hasFiles, Misses = scene.Bot.Misses, MindsAnger = scene.Bot.MindsAnger };
        if (!mind.Done && (mind.InFlow || mind.Intake is not null)) return heard;
        var language = Plain.IsChinese(text) switch { true => "zh-CN", false => "en", _ => mind.Language };
        var reader = Reader(scene, words, language);
        var chosen = Chosen(choice) ?? (mind is { Done: false, Options: [var only] } && SmallTalk.Of(text) == SmallTalkKind.Yes ? only : null);
        if (chosen is { } entry)
        {
            return await knowledge.FindAsync(session, scene.Workspace, entry, reader, cancellationToken) is { } one ? heard with { Knowledge = [new Hit(one.Entry, one.Question, 1)] } : heard;
        }

        if (choice is not null && choice.Contains(':', StringComparison.Ordinal)) return heard;
        var started = time.GetTimestamp();
        var hits = await knowledge.AskAsync(session, scene.Workspace, reader with { Meaning = new MeaningUse(AnswerSource.Patience, scene.Bot.Sure) }, Looked, cancellationToken);
        if (hits.Count > 0) trace.Add(new Traced("knowledge", hits[0].Question, Percent(hits[0].Score), Ms(started)));
        started = time.GetTimestamp();
        var serving = await flows.FindAsync(session, scene.Workspace, scene.Bot.Id, words, cancellationToken);
        if (serving.Count > 0) trace.Add(new Traced("intent", serving[0].Title, Percent(serving[0].Score), Ms(started)));
        return heard with { Knowledge = [.. hits.Select(h => new Hit(h.Entry, h.Question, h.Score))], Flows = serving };
    }

    private async Task<Turn> DoAsync(ReadSession session, Scene scene, Turn turn, Heard heard, Thought thought, CancellationToken cancellationToken)
    {
        turn = turn with { Mind = thought.Mind, Place = thought.Mind.InFlow ? turn.Place : null };
        foreach (var deed in thought.Deeds)
        {
            switch (deed)
            {
                case Deed.Say say:
                    await SayAsync(session, scene, turn, heard, say, cancellationToken);
                    break;
                case Deed.Answer answer:
                    await AnswerAsync(session, scene, turn, answer.Entry, cancellationToken);
                    break;
                case Deed.Clarify clarify:
                    Say(scene, turn, Wording.Say(scene.Bot, Words.Clarify, turn.Mind.Language), new MessageParts
                    {
                        Choices = [.. clarify.Options.Select(o => new PartChoice(Thinker.ChoiceOf(o.Id), o.Title)), Wording.None(turn.Mind.Language)],
                    });
                    break;
                case Deed.HandOver hand:
                    turn.HandOver = hand.Reason;
                    break;
                case Deed.End:
                    turn.Ends = true;
                    break;
                case Deed.Begin begin:
                    return await BeginAsync(session, scene, turn, heard, begin.Flow, cancellationToken);
                case Deed.Continue:
                    return await ContinueAsync(session, scene, turn, heard, cancellationToken);
                default:
                    turn.Counted.Add(deed);
                    break;
            }
        }

        return turn;
    }

    private async Task SayAsync(ReadSession session, Scene scene, Turn turn, Heard heard, Deed.Say say, CancellationToken cancellationToken)
    {
        var language = turn.Mind.Language;
        var text = Wording.Say(scene.Bot, say.Words, language);
        IReadOnlyList<PartChoice> choices = say.OffersPerson ? [Wording.Person(language)] : [];
        switch (say.Words)
        {
            case Words.Greeting:
                var own = new LocalText(scene.Bot.GreetingZh, scene.Bot.GreetingEn).In(language);
                if (own.Length > 0) text = own;
                choices = await top.OfAsync(session, scene.Bot, scene.Inbox?.Brand, scene.Channel, language, cancellationToken);
                break;
            case Words.Connecting when scene.Conversation is { } row:
                text += await waiting.NextPlaceAsync(session, row, cancellationToken) is { } place
                    ? PlaceWords.Sentence(place, language)
                    : Wording.Ahead(await conversations.AheadAsync(session, row, cancellationToken), language);
                break;
            case Words.ConnectingLater when scene.Inbox is { } inbox && !heard.Open:
                var (at, zone) = await inboxes.NextOpenAsync(session, inbox, time.GetUtcNow(), cancellationToken);
                text += Wording.Later(at is { } next ? TimeZoneInfo.ConvertTime(next, zone) : null, language);
                break;
        }

        Say(scene, turn, text, choices.Count > 0 ? new MessageParts { Choices = choices } : null);
    }

    private async Task AnswerAsync(ReadSession session, Scene scene, Turn turn, Hit entry, CancellationToken cancellationToken)
    {
        var language = turn.Mind.Language;
        var answer = await knowledge.FindAsync(session, scene.Workspace, entry.Id, Reader(scene, "", language), cancellationToken);
        var facts = answer is not null && OrderValues.Asks(answer.Answer) && scene is { Rehearsal: false, Customer: { } customer }
            ? await orders.OfAsync(session, scene.Workspace, customer.Id, turn.Mind.Question ?? "", language, cancellationToken)
            : null;
        Say(scene, turn, answer is null ? Wording.Say(scene.Bot, Words.Rephrase, language) : Filling.Fill(answer.Answer, scene.Customer, facts), answer is null ? new MessageParts { Choices = [Wording.Person(language)] } : new MessageParts
        {
            Source = await sources.OfAsync(session, scene.Workspace, scene.Inbox, language, answer, cancellationToken),
            SolvedQuestion = true,
            Choices = Wording.SolvedChoices(language),
        });
    }

    private async Task<Turn> BeginAsync(ReadSession session, Scene scene, Turn turn, Heard heard, Guid flow, CancellationToken cancellationToken)
    {
        if (await flows.LiveAsync(session, scene.Workspace, flow, cancellationToken) is not var (document, number))
        {
            return await DoAsync(session, scene, turn, heard, Thinker.Missed(turn.Mind with { InFlow = false }, heard, MissReason.NothingFound, Words.Rephrase), cancellationToken);
        }

        return await FlowAsync(session, scene, turn, heard, document, new FlowPlace(flow, number) { Words = Plain.Beginning(heard.Text) }, null, cancellationToken);
    }

    private async Task<Turn> ContinueAsync(ReadSession session, Scene scene, Turn turn, Heard heard, CancellationToken cancellationToken) =>
        turn.Place is { } place && await flows.VersionAsync(session, scene.Workspace, place.Flow, place.Number, cancellationToken) is { } document
            ? await FlowAsync(session, scene, turn, heard, document, place, new FlowInput.Words(heard.Text, heard.Choice), cancellationToken)
            : await DoAsync(session, scene, turn, heard, Thinker.ToPerson(turn.Mind with { InFlow = false }, heard, "failed"), cancellationToken);

    private async Task<Turn> FlowAsync(
        ReadSession session, Scene scene, Turn turn, Heard heard, FlowDocument document, FlowPlace place, FlowInput? input, CancellationToken cancellationToken)
    {
        var language = turn.Mind.Language;
        var context = new FlowActionContext(scene.Workspace, scene.Inbox, scene.Conversation?.Id, scene.Customer?.Id, language, scene.Key, scene.Rehearsal);
        var run = await runner.RunAsync(session, document, place, input, context, Reader(scene, "", language), cancellationToken);
        foreach (var step in run.Trace) turn.Trace.Add(new Traced(step.Kind.ToString(), document.Find(step.Node)?.Title ?? step.Node, step.Detail, step.Took.TotalMilliseconds));
        // Words of the knowledge speak of the customer as its answers do; what a flow says has its own values in it already.
        foreach (var said in run.Said) Say(scene, turn, said.Parts?.Source is null ? said.Text : Filling.Fill(said.Text, scene.Customer), said.Parts);
        turn.Forms.AddRange(run.Forms);
        turn.Rating = run.Rating ?? turn.Rating;
        if (input is null) turn.Walked.Add(new FlowWalk(place.Flow, "", FlowWalk.Begun));
        turn.Walked.AddRange(run.Passages.Select(p => new FlowWalk(place.Flow, p.Node, p.Way)));
        if (FlowWalk.OutcomeOf(run.Want) is { } outcome) turn.Walked.Add(new FlowWalk(place.Flow, run.Place.Node ?? "", outcome));
        var mind = turn.Mind;
        foreach (var (slot, value) in run.Place.Slots) mind = mind.Knowing(slot, value);
        switch (run.Want)
        {
            case FlowWant.Words:
                return turn with { Mind = mind, Place = run.Place };
            case FlowWant.End { Solved: true }:
                turn.Ends = true;
                return turn with { Mind = mind with { InFlow = false, Done = true, Misses = 0, Unsolved = 0 }, Place = null };
            case FlowWant.End:
                return turn with { Mind = mind with { InFlow = false }, Place = null };
            default:
                var person = (FlowWant.Person)run.Want;
                turn.Team = person.Team;
                return await DoAsync(session, scene, turn with { Place = null }, heard, Thinker.ToPerson(mind with { InFlow = false }, heard, person.Failed ? "failed" : "flow"), cancellationToken);
        }
    }

    private static void Say(Scene scene, Turn turn, string text, MessageParts? parts) =>
        turn.Said.Add(scene.ShowsParts ? new FlowSaying(text, parts) : new FlowSaying(Wording.Plainly(text, parts, turn.Mind.Language), parts));

    private static Guid? Chosen(string? choice) =>
        choice?.StartsWith("entry:", StringComparison.Ordinal) == true && Guid.TryParseExact(choice.AsSpan(6), "N", out var entry) ? entry : null;

    private static KnowledgeQuestion Reader(Scene scene, string text, string language) => new(text, scene.Inbox?.Brand, scene.Channel, language, Internal: false);

    private static string Percent(double score) => score.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    private double Ms(long started) => time.GetElapsedTime(started).TotalMilliseconds;
}
