using Heed.Bot.Actions;
using Heed.Bot.Talking;
using Heed.Knowledge.Public;
using Microsoft.Extensions.Logging;

namespace Heed.Bot.Flows;

/// <summary>Drives the interpreter: runs its errands within a time limit and tells it what came of them.</summary>
internal sealed class FlowRunner(FlowActions actions, IKnowledge knowledge, AnswerSource sources, TimeProvider time, ILogger<FlowRunner> log)
{
    private const int MaxErrands = 20;

    /// <summary>An errand that takes longer has failed; the visitor waits for all of them.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(3);

    public async Task<FlowRun> RunAsync(
        ReadSession session, FlowDocument flow, FlowPlace place, FlowInput? input, FlowActionContext context, KnowledgeQuestion reader, CancellationToken cancellationToken)
    {
        var (said, trace, forms, passages) = (new List<FlowSaying>(), new List<FlowTraced>(), new List<FlowForm>(), new List<FlowPassage>());
        int? rating = null;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        for (var errands = 0; errands < MaxErrands; errands++)
        {
            var started = time.GetTimestamp();
            var step = FlowMachine.Go(flow, place, input, context.Language, today);
            place = step.Place;
            said.AddRange(step.Said);
            passages.AddRange(step.Passages);
            Add(trace, step.Trace, time.GetElapsedTime(started));
            started = time.GetTimestamp();
            switch (step.Want)
            {
                case FlowWant.Errand errand:
                    input = await ErrandAsync(errand, context with { Key = $"{context.Key}.{errands}" }, cancellationToken);
                    break;
                case FlowWant.Knowledge question:
                    input = await AskAsync(session, question.Query, context, reader, said, cancellationToken);
                    break;
                case FlowWant.Keep keep:
                    forms.Add(new FlowForm(keep.Type, keep.Fields));
                    input = new FlowInput.Done(true, new Dictionary<string, string>(), null);
                    break;
                case FlowWant.Rate rate:
                    rating = rate.Score;
                    input = new FlowInput.Done(true, new Dictionary<string, string>(), null);
                    break;
                default:
                    return new FlowRun(place, said, step.Want, forms, trace, passages) { Rating = rating };
            }

            if (trace.Count > 0) trace[^1] = trace[^1] with { Took = trace[^1].Took + time.GetElapsedTime(started) };
        }

        return new FlowRun(place, said, new FlowWant.Person(null, Failed: true), forms, trace, passages) { Rating = rating };
    }

    private static void Add(List<FlowTraced> trace, IReadOnlyList<FlowTrace> steps, TimeSpan took)
    {
        foreach (var step in steps) trace.Add(new FlowTraced(step.Node, step.Kind, step.Detail, took / Math.Max(1, steps.Count)));
    }

    private async Task<FlowInput.Done> ErrandAsync(FlowWant.Errand errand, FlowActionContext context, CancellationToken cancellationToken)
    {
        if (actions.Find(errand.Action) is not { } action) return Failed("unknownAction");
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Whoever does not heed the limit is left behind, not waited for.
            var result = await action.RunAsync(context, errand.With, either.Token).WaitAsync(either.Token);
            return new FlowInput.Done(result.Ok, result.Facts, result.Card);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("timeout");
        }
        catch (Exception error) when (error is not OperationCanceledException and not LostOwnershipException)
        {
            log.LogWarning(error, "Errand {Action} of a flow failed", errand.Action);
            return Failed(error is Refusal refusal ? refusal.Code : "failed");
        }
    }

    private async Task<FlowInput.Done> AskAsync(
        ReadSession session, string query, FlowActionContext context, KnowledgeQuestion reader, List<FlowSaying> said, CancellationToken cancellationToken)
    {
        var asked = reader with { Text = query, Meaning = new MeaningUse(AnswerSource.Patience, Thinking.Limits.Default.Ask) };
        var found = await knowledge.AskAsync(session, context.Workspace, asked, 1, cancellationToken);
        if (found.Count == 0 || found[0].Score < Thinking.Limits.Default.Ask) return Failed("nothingFound");
        said.Add(new FlowSaying(found[0].Answer, new MessageParts { Source = await sources.OfAsync(session, context.Workspace, context.Inbox, context.Language, found[0], cancellationToken) }));
        return new FlowInput.Done(true, new Dictionary<string, string> { ["knowledge.title"] = found[0].Question }, null);
    }

    private static FlowInput.Done Failed(string error) => new(false, new Dictionary<string, string> { ["error"] = error }, null);
}

/// <summary>How far a flow came with one of the visitor's messages.</summary>
internal sealed record FlowRun(FlowPlace Place, IReadOnlyList<FlowSaying> Said, FlowWant Want, IReadOnlyList<FlowForm> Forms, IReadOnlyList<FlowTraced> Trace, IReadOnlyList<FlowPassage> Passages)
{
    /// <summary>How satisfied the visitor said to be, 1 to 5; null when nobody asked or answered.</summary>
    public int? Rating { get; init; }
}

/// <summary>A form that a flow took down.</summary>
internal sealed record FlowForm(string Type, IReadOnlyList<PartLine> Fields);

/// <summary>A step with the time it took.</summary>
internal sealed record FlowTraced(string Node, FlowNodeKind Kind, string Detail, TimeSpan Took);
