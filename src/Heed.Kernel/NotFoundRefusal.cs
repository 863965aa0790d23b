namespace Heed.Kernel;

/// <summary>The object is not there, or the scope may not see it: the two look alike on purpose.</summary>
public sealed class NotFoundRefusal() : Refusal(404, "notFound", "There is no such thing, or you may not see it.");
