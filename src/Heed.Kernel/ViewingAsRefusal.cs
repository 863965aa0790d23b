namespace Heed.Kernel;

/// <summary>The caller looks through another's eyes, and such a look changes nothing.</summary>
public sealed class ViewingAsRefusal() : Refusal(403, "viewingAs", "You are viewing as somebody else, and that changes nothing. Leave the view first.");
