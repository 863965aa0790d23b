using System.Globalization;

namespace Heed.Bot.Flows;

/// <summary>
/// Interprets a flow, pure and bounded: at most <see cref="MaxSteps"/> nodes between two of the visitor's messages, at most
/// two questions for one slot, at most <see cref="MaxTurns"/> messages in all; whatever goes wrong leads to a person.
/// </summary>
internal static class FlowMachine
{
    public const int MaxSteps = 60;
    public const int MaxAsks = 2;
    public const int MaxTurns = 30;
    private static readonly LocalText Again = new("抱歉，我没有看懂。请再说一次，或输入“转人工”。", "Sorry, I did not get that. Please try once more, or ask for a person.");

    /// <summary>Goes on from a place with an input; null to enter.</summary>
    /// <param name="today">For dates without a year.</param>
    public static FlowStep Go(FlowDocument flow, FlowPlace place, FlowInput? input, string language, DateOnly today)
    {
        var run = new Run(flow, language, today) { Place = place };
        if (input is FlowInput.Words) run.Place = run.Place with { Turns = place.Turns + 1 };
        if (run.Place.Turns > MaxTurns) return run.Out(new FlowWant.Person(null, Failed: true));
        var node = place.Node is null ? flow.Find(flow.Start) : flow.Find(place.Node);
        if (place.Node is not null && node is not null) node = run.Resume(node, input);
        for (var steps = 0; run.Want is null && steps < MaxSteps; steps++)
        {
            if (node is null) return run.Out(new FlowWant.Person(null, Failed: true));
            node = run.Enter(node);
        }

        return run.Out(run.Want ?? new FlowWant.Person(null, Failed: true));
    }

    private sealed class Run(FlowDocument flow, string language, DateOnly today)
    {
        private readonly List<FlowSaying> _said = [];
        private readonly List<FlowTrace> _trace = [];
        private readonly List<FlowPassage> _passages = [];

        public required FlowPlace Place { get; set; }

        public FlowWant? Want { get; private set; }

        public FlowStep Out(FlowWant want) => new(Place, _said, want, _trace, _passages);

        /// <summary>Begins a node; the next one, or null with <see cref="Want"/> set when it waits, or null alone when the way is missing.</summary>
        public FlowNode? Enter(FlowNode node)
        {
            Place = Place with { Node = node.Id, Waiting = false, Asked = 0 };
            _passages.Add(new FlowPassage(node.Id, FlowPassage.In));
            switch (node.Kind)
            {
                case FlowNodeKind.Say:
                    Say(node, node.Card && Place.Card is { } card ? new MessageParts { Card = card } : null);
                    return Go(node, node.Next, "");
                case FlowNodeKind.Condition:
                    return Decide(node);
                case FlowNodeKind.Ask or FlowNodeKind.Choices:
                    Ask(node, node.Text);
                    return null;
                case FlowNodeKind.Rating:
                    var scale = RatingScale.Choices.Select(c => new PartChoice(ButtonOf(node, c), c.Label.In(language))).ToList();
                    _said.Add(new FlowSaying(Fill((node.Text ?? RatingScale.Question).In(language)), new MessageParts { Choices = scale, Rating = true }));
                    Pause(node);
                    return null;
                case FlowNodeKind.Wait:
                    if (node.Text is not null) Say(node, null);
                    Pause(node);
                    return null;
                case FlowNodeKind.Action:
                    return Send(node, new FlowWant.Errand(node.Action ?? "", (node.With ?? new Dictionary<string, string>()).ToDictionary(w => w.Key, w => Fill(w.Value))));
                case FlowNodeKind.Verify:
                    return Send(node, new FlowWant.Errand(Proof.Current, new Dictionary<string, string>()));
                case FlowNodeKind.Knowledge:
                    return Send(node, new FlowWant.Knowledge(node.Query is null ? Place.Words : Fill(node.Query)));
                case FlowNodeKind.Form:
                    return Send(node, new FlowWant.Keep(node.FormType ?? "form", [.. (node.Fields ?? []).Select(f => new PartLine(f.Label.In(language), Fill(f.Value)))]));
                case FlowNodeKind.HandOver:
                    if (node.Text is not null) Say(node, null);
                    return Finish(node, new FlowWant.Person(node.Team, Failed: false));
                default:
                    if (node.Text is not null) Say(node, node.Card && Place.Card is { } last ? new MessageParts { Card = last } : null);
                    return Finish(node, new FlowWant.End(node.Solved));
            }
        }

        /// <summary>Gives a waiting node its input; as <see cref="Enter"/>.</summary>
        public FlowNode? Resume(FlowNode node, FlowInput? input)
        {
            if (!Place.Waiting) return node;
            return (node.Kind, input) switch
            {
                (FlowNodeKind.Ask, FlowInput.Words words) => Answered(node, words),
                (FlowNodeKind.Choices, FlowInput.Words words) => Chosen(node, words),
                (FlowNodeKind.Rating, FlowInput.Words words) => Rated(node, words),
                (FlowNodeKind.Wait, FlowInput.Words) => Go(node, node.Next, ""),
                (FlowNodeKind.Verify, _) => Proven(node, input),
                (_, FlowInput.Done done) => Came(node, done),
                // It waits for something else than it was told: as good as no answer.
                _ => Go(node, node.Fail, "unexpected", FlowPassage.Fail),
            };
        }

        private FlowNode? Answered(FlowNode node, FlowInput.Words words)
        {
            var value = node.Is == SlotKind.Choice ? Match(node, words)?.Id : Slots.Read(node.Is, words.Text, today);
            if (value is null) return Repeat(node);
            Place = Place.With(node.Slot ?? node.Id, value);
            return Go(node, node.Next, $"{node.Slot} = {value}");
        }

        private FlowNode? Chosen(FlowNode node, FlowInput.Words words) => Match(node, words) is { } choice ? Go(node, choice.Next, choice.Id, FlowPassage.Choice + choice.Id) : Repeat(node);

        /// <summary>A rating is a gift: whoever says something else is not asked twice.</summary>
        private FlowNode? Rated(FlowNode node, FlowInput.Words words)
        {
            var given = Match(node, words, RatingScale.Choices) is { } choice ? choice.Id[0] - '0' : words.Choice is null ? RatingScale.In(Thinking.Plain.Fold(words.Text)) : null;
            if (given is not { } score) return Go(node, node.Fail, "notAnswered", FlowPassage.Fail);
            Place = Place.With(RatingScale.Slot, score.ToString(CultureInfo.InvariantCulture));
            return Send(node, new FlowWant.Rate(score));
        }

        private FlowChoice? Match(FlowNode node, FlowInput.Words words) => Match(node, words, node.Choices ?? []);

        private static FlowChoice? Match(FlowNode node, FlowInput.Words words, IReadOnlyList<FlowChoice> choices)
        {
            if (words.Choice is { } pressed) return choices.FirstOrDefault(c => ButtonOf(node, c) == pressed);
            var typed = Thinking.Plain.Fold(words.Text);
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count) return choices[number - 1];
            var exact = choices.FirstOrDefault(c => Thinking.Plain.Fold(c.Label.ZhCn) == typed || Thinking.Plain.Fold(c.Label.En) == typed);
            if (exact is not null || typed.Length < 2) return exact;
            // Part of a label, when it is of one label only.
            var partly = choices.Where(c => Says(typed, c.Label.ZhCn) || Says(typed, c.Label.En)).ToList();
            return partly.Count == 1 ? partly[0] : null;
        }

        private static bool Says(string typed, string label)
        {
            var folded = Thinking.Plain.Fold(label);
            return folded.Length > 1 && (folded.Contains(typed, StringComparison.Ordinal) || typed.Contains(folded, StringComparison.Ordinal));
        }

        private FlowNode? Repeat(FlowNode node)
        {
            if (Place.Asked >= MaxAsks) return Go(node, node.Fail, "notAnswered", FlowPassage.Fail);
            Ask(node, node.Again ?? Again);
            return null;
        }

        /// <summary>A proof goes through three errands: what is proven already, send a code, is this the code.</summary>
        private FlowNode? Proven(FlowNode node, FlowInput? input)
        {
            if (input is FlowInput.Done { Ok: true } done && done.Facts.ContainsKey(Proof.Proven)) return Go(node, node.Next, "verified");
            if (input is FlowInput.Words words)
            {
                var code = new string([.. words.Text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
                if (code.Length == 6) return Send(node, new FlowWant.Errand(Proof.Confirm, new Dictionary<string, string> { ["code"] = code }));
                if (Place.Asked >= MaxAsks + 1) return Go(node, node.Fail, "notVerified", FlowPassage.Fail);
                Ask(node, Proof.Again);
                return null;
            }

            if (Place.Asked > 0)
            {
                // A code was sent, and what came was not it.
                if (input is not FlowInput.Done { Ok: false } || Place.Asked >= MaxAsks + 1) return Go(node, node.Fail, "notVerified", FlowPassage.Fail);
                Ask(node, Proof.Wrong);
                return null;
            }

            if (input is FlowInput.Done { Ok: true } sent && sent.Facts.ContainsKey(Proof.Sent))
            {
                Ask(node, node.Text ?? Proof.Asked);
                return null;
            }

            var number = Place.Value(node.Slot ?? "order");
            if (number is null || input is FlowInput.Done { Ok: false, Facts: var facts } && facts.ContainsKey(Proof.Sent)) return Go(node, node.Fail, "notVerified", FlowPassage.Fail);
            return Send(node, new FlowWant.Errand(Proof.Send, new Dictionary<string, string> { ["number"] = number }));
        }

        private FlowNode? Came(FlowNode node, FlowInput.Done done)
        {
            var facts = new Dictionary<string, string>(Place.Facts);
            foreach (var (name, value) in done.Facts) facts[name] = value;
            Place = Place with { Facts = facts, Card = done.Card ?? Place.Card };
            return done.Ok ? Go(node, node.Next, "ok") : Go(node, node.Fail, done.Facts.GetValueOrDefault("error") ?? "failed", FlowPassage.Fail);
        }

        private FlowNode? Decide(FlowNode node)
        {
            var branches = node.Branches ?? [];
            for (var i = 0; i < branches.Count; i++)
            {
                if (branches[i].All.All(Holds)) return Go(node, branches[i].Next, branches[i].Label?.In(language) ?? branches[i].Next, string.Create(CultureInfo.InvariantCulture, $"{FlowPassage.Branch}{i}"));
            }

            return Go(node, node.Next, "otherwise");
        }

        private bool Holds(FlowCondition test)
        {
            var (value, wanted) = (Place.Value(test.Fact), test.Value ?? "");
            if (test.Is == FlowOperator.Known) return value is not null;
            if (test.Is == FlowOperator.Unknown) return value is null;
            if (value is null) return test.Is == FlowOperator.NotEqual;
            var numbers = decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var left) & decimal.TryParse(wanted, NumberStyles.Number, CultureInfo.InvariantCulture, out var right);
            var order = numbers ? left.CompareTo(right) : string.Compare(value, wanted, StringComparison.OrdinalIgnoreCase);
            return test.Is switch
            {
                FlowOperator.Equal => order == 0,
                FlowOperator.NotEqual => order != 0,
                FlowOperator.Greater => order > 0,
                FlowOperator.Less => order < 0,
                _ => value.Contains(wanted, StringComparison.OrdinalIgnoreCase),
            };
        }

        private void Ask(FlowNode node, LocalText? text)
        {
            var choices = node.Choices?.Select(c => new PartChoice(ButtonOf(node, c), c.Label.In(language))).ToList();
            _said.Add(new FlowSaying(Fill((text ?? node.Text)?.In(language) ?? ""), choices is { Count: > 0 } ? new MessageParts { Choices = choices } : null));
            var asked = Place.Asked + 1;
            Pause(node);
            Place = Place with { Asked = asked };
        }

        private void Pause(FlowNode node)
        {
            Place = Place with { Node = node.Id, Waiting = true };
            Want = new FlowWant.Words();
            Note(node, "waits");
        }

        private FlowNode? Send(FlowNode node, FlowWant want)
        {
            Place = Place with { Node = node.Id, Waiting = true };
            Want = want;
            Note(node, want switch { FlowWant.Errand errand => errand.Action, FlowWant.Rate rate => rate.Score.ToString(CultureInfo.InvariantCulture), _ => "" });
            return null;
        }

        private FlowNode? Finish(FlowNode node, FlowWant want)
        {
            Want = want;
            Note(node, "");
            return null;
        }

        private FlowNode? Go(FlowNode from, string? to, string detail, string way = FlowPassage.Next)
        {
            Note(from, detail);
            _passages.Add(new FlowPassage(from.Id, way));
            return flow.Find(to);
        }

        private void Say(FlowNode node, MessageParts? parts) => _said.Add(new FlowSaying(Fill(node.Text?.In(language) ?? ""), parts));

        private void Note(FlowNode node, string detail) => _trace.Add(new FlowTrace(node.Id, node.Kind, detail));

        /// <summary>Fills <c>{name}</c> in one pass; what is unknown stays empty, and a value is never read again.</summary>
        private string Fill(string text)
        {
            var filled = new System.Text.StringBuilder(text.Length);
            var at = 0;
            for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', at))
            {
                var close = text.IndexOf('}', open);
                if (close < 0) break;
                filled.Append(text, at, open - at).Append(Place.Value(text[(open + 1)..close].Trim()) ?? "");
                at = close + 1;
            }

            return filled.Append(text, at, text.Length - at).ToString();
        }

        private static string ButtonOf(FlowNode node, FlowChoice choice) => $"{node.Id}.{choice.Id}";
    }
}
