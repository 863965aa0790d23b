using System.Globalization;
using Heed.Queueing.Erlang;
using Heed.Server.Simulation;

namespace Heed.Server.Commands;

/// <summary>The exact figures of a line: Erlang B, C and A.</summary>
internal sealed class ErlangVerb : Verb
{
    public override string Name => "erlang";

    public override string Summary =>
        "Exact figures of a line in the long run. b: who finds all agents busy is turned away; c: everybody waits; a: who waits longer than their patience leaves.";

    public override string Words => "b|c|a";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options =>
    [
        new("rate", "PER_HOUR", "contacts an hour"),
        new("aht", "SECONDS", "mean handling time of a contact, follow-up included"),
        new("agents", "N", "how many serve; or --goal"),
        new("goal", "SHARE", "c, a: finds the fewest agents that answer this share within the target, such as 0.8"),
        new("patience", "SECONDS", "a: mean patience"),
        new("target", "SECONDS", "what the service level is measured by (default 20)"),
        Json,
    ];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not [("b" or "c" or "a") and var formula]) throw new UsageException("say which formula: b, c or a.");
        try
        {
            var traffic = new Traffic(arguments.Number("rate"), arguments.Number("aht"));
            var target = arguments.Has("target") ? arguments.Number("target") : 20;
            double? patience = formula == "a" ? arguments.Number("patience") : null;
            var agents = Agents(arguments, formula, traffic, patience, target);
            var figures = formula switch
            {
                "b" => ErlangB.Of(traffic, agents),
                "c" => ErlangC.Of(traffic, agents, target),
                _ => ErlangA.Of(traffic, agents, patience!.Value, target),
            };
            var answer = ErlangFigures.Of(formula, traffic, agents, patience, target, figures);
            await arguments.AnswerAsync(answer, answer.Words());
            return 0;
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new UsageException(error.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static int Agents(Arguments arguments, string formula, Traffic traffic, double? patience, double target)
    {
        if (arguments.Has("agents") == arguments.Has("goal")) throw new UsageException("say either --agents or --goal.");
        if (!arguments.Has("goal"))
        {
            var agents = arguments.Number("agents");
            return agents is >= 0 and <= 4_000_000 && agents == Math.Floor(agents) ? (int)agents : throw new UsageException("--agents is a whole number from 0 to 4,000,000.");
        }

        if (formula == "b") throw new UsageException("--goal is for c and a.");
        return AgentNeed.For(traffic, new ServiceTarget(arguments.Number("goal"), target), patience);
    }
}
