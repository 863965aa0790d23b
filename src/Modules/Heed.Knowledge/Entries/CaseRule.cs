namespace Heed.Knowledge.Entries;

/// <summary>One condition of a case: a fact compared with a value.</summary>
/// <param name="Fact">Name such as <c>order.warranty</c>.</param>
/// <param name="Op">How it is compared.</param>
/// <param name="Value">A text, number or day; <c>today</c> stands for the day of asking. Not looked at for set and unset.</param>
internal sealed record CaseRule(string Fact, CaseOperator Op, string Value = "");
