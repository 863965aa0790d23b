namespace Heed.Bot.Flows;

/// <summary>Finds what is wrong with a flow before anybody meets it: pure, linear in nodes and ways.</summary>
internal static class FlowCheck
{
    private const int MaxText = 2000;
    private const int MaxWays = 20;

    /// <param name="actions">Names of the registry.</param>
    public static IReadOnlyList<FlowProblem> Of(FlowDocument flow, IReadOnlySet<string> actions)
    {
        var problems = new List<FlowProblem>();
        void Wrong(string? node, string code, string message, bool blocks = true) => problems.Add(new FlowProblem(node, code, blocks, message));
        if (flow.Nodes.Count is 0 or > FlowDocument.MaxNodes) Wrong(null, "nodeCount", $"A flow has 1 to {FlowDocument.MaxNodes} nodes.");
        if ((flow.Examples?.Count ?? 0) > FlowDocument.MaxExamples || flow.Examples?.Any(e => e.Length > 200) == true) Wrong(null, "examples", $"At most {FlowDocument.MaxExamples} examples of 200 characters.");
        if (flow.Examples is null or { Count: 0 }) Wrong(null, "noExamples", "Nothing begins it: give examples of what people say.", blocks: false);
        foreach (var twice in flow.Nodes.GroupBy(n => n.Id).Where(g => g.Count() > 1)) Wrong(twice.Key, "doubledId", "Two nodes have this id.");
        if (problems.Any(p => p.Blocks)) return problems;
        if (flow.Find(flow.Start) is null) Wrong(null, "noStart", "The first node is not there.");
        foreach (var node in flow.Nodes) Node(flow, node, actions, Wrong);
        foreach (var node in Unreachable(flow)) Wrong(node, "unreachable", "No way leads here.", blocks: false);
        foreach (var node in SilentCircles(flow)) Wrong(node, "silentCircle", "It goes round in a circle without a question in it.");
        return problems;
    }

    private static void Node(FlowDocument flow, FlowNode node, IReadOnlySet<string> actions, Action<string?, string, string, bool> wrong)
    {
        if (node.Id.Length is 0 or > 40) wrong(node.Id, "badId", "An id has 1 to 40 characters.", true);
        foreach (var (way, to) in node.Ways())
        {
            if (to is null) wrong(node.Id, way == "fail" ? "noFailWay" : "noNext", way == "fail" ? "It does not say where to go when it fails." : "It does not say where to go.", true);
            else if (flow.Find(to) is null) wrong(node.Id, "unknownNode", $"It leads to “{to}”, which is not there.", true);
        }

        if (node.Kind is FlowNodeKind.Ask or FlowNodeKind.Say or FlowNodeKind.Choices && string.IsNullOrWhiteSpace(node.Text?.In("zh-CN"))) wrong(node.Id, "noText", "It says nothing.", true);
        if (Texts(node).Any(t => t.Length > MaxText)) wrong(node.Id, "tooLong", $"At most {MaxText} characters.", true);
        if (node.Kind == FlowNodeKind.Action && (node.Action is null || !actions.Contains(node.Action))) wrong(node.Id, "unknownAction", "There is no such action.", true);
        var choices = node.Choices ?? [];
        var needs = node.Kind == FlowNodeKind.Choices || (node.Kind == FlowNodeKind.Ask && node.Is == SlotKind.Choice);
        if (needs && choices.Count is 0 or > MessageParts.MaxChoices) wrong(node.Id, "choiceCount", $"1 to {MessageParts.MaxChoices} choices.", needs);
        if (choices.Any(c => c.Id.Length is 0 or > 30) || choices.Select(c => c.Id).Distinct().Count() != choices.Count) wrong(node.Id, "badChoice", "Choices have different ids of 1 to 30 characters.", true);
        if (node.Kind == FlowNodeKind.Condition && node.Branches is null or { Count: 0 or > MaxWays }) wrong(node.Id, "branchCount", $"1 to {MaxWays} branches.", node.Kind == FlowNodeKind.Condition);
        if (node.Branches?.Any(b => b.All.Count is 0 or > 10) == true) wrong(node.Id, "emptyBranch", "A branch has 1 to 10 tests.", true);
        if (node.Kind == FlowNodeKind.Ask && node.Slot is null or { Length: 0 or > 40 }) wrong(node.Id, "noSlot", "Name what is asked for.", node.Kind == FlowNodeKind.Ask);
        if ((node.Fields?.Count ?? 0) > 12) wrong(node.Id, "fieldCount", "At most 12 fields.", true);
    }

    private static IEnumerable<string> Texts(FlowNode node)
    {
        foreach (var text in new[] { node.Text, node.Again })
        {
            if (text is null) continue;
            yield return text.ZhCn;
            yield return text.En;
        }
    }

    private static IEnumerable<string> Unreachable(FlowDocument flow)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([flow.Start]);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id) || flow.Find(id) is not { } node) continue;
            foreach (var (_, to) in node.Ways())
            {
                if (to is not null) open.Push(to);
            }
        }

        return flow.Nodes.Select(n => n.Id).Where(id => !seen.Contains(id));
    }

    /// <summary>Nodes on circles that no question interrupts: what is left when nodes that lead nowhere further are taken away again and again.</summary>
    private static IEnumerable<string> SilentCircles(FlowDocument flow)
    {
        var ways = flow.Nodes.Where(n => !n.Pauses).ToDictionary(n => n.Id, n => n.Ways().Select(w => w.To).OfType<string>().Distinct().ToList());
        for (var shrunk = true; shrunk;)
        {
            shrunk = false;
            foreach (var id in ways.Keys.ToList())
            {
                if (ways[id].Any(ways.ContainsKey)) continue;
                ways.Remove(id);
                shrunk = true;
            }
        }

        // Of what leads into a circle only the circle itself is named.
        return ways.Keys.Where(id => Reaches(ways, id));
    }

    private static bool Reaches(Dictionary<string, List<string>> ways, string id)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(ways[id]);
        while (open.TryPop(out var next))
        {
            if (next == id) return true;
            if (!seen.Add(next) || !ways.TryGetValue(next, out var further)) continue;
            foreach (var to in further) open.Push(to);
        }

        return false;
    }
}
