namespace Heed.Routing.Rules.Trying;

/// <summary>A contact by the rules in force and by the draft.</summary>
internal sealed record TriedContact(PastContact Contact, RouteChoice Before, RouteChoice After)
{
    /// <summary>Whether somebody else might get it, or sooner or later.</summary>
    public bool IsChanged => Before.Queue != After.Queue || Before.Bonus != After.Bonus || Before.Preference != After.Preference || !Before.Skills.SequenceEqual(After.Skills);

    /// <summary>What the engine is told about it, before and after: contacts that are alike to it are of one sort.</summary>
    /// <param name="preferring">Whether whom they should go to counts.</param>
    public string Sort(bool preferring) => $"{Contact.Kind}|{Contact.Brand}|{Contact.Team}|{Contact.Priority}|{Contact.Language}|{Words(Before, preferring)}|{Words(After, preferring)}";

    private static string Words(RouteChoice choice, bool preferring) =>
        $"{choice.Queue}|{string.Join(',', choice.Skills.Select(s => $"{s.Skill}:{s.Level}"))}|{choice.Bonus.Minutes}|{(preferring ? choice.Preference : null)}";
}
