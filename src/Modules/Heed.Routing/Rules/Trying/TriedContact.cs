namespace Heed.Routing.Rules.Trying;

/// <summary>A contact by the rules in force and by the draft.</summary>
internal sealed record TriedContact(PastContact Contact, RouteChoice Before, RouteChoice After)
{
    /// <summary>Whether somebody else might get it, or sooner or later.</summary>
    public bool IsChanged => Before.Queue != After.Queue || Before.Bonus != After.Bonus || !Before.Skills.SequenceEqual(After.Skills);

    /// <summary>What the engine is told about it, before and after: contacts that are alike to it are of one sort.</summary>
    public string Sort => $"{Contact.Kind}|{Contact.Brand}|{Contact.Team}|{Words(Before)}|{Words(After)}";

    private static string Words(RouteChoice choice) =>
        $"{choice.Queue}|{string.Join(',', choice.Skills.Select(s => $"{s.Skill}:{s.Level}"))}|{choice.Bonus.Minutes}";
}
