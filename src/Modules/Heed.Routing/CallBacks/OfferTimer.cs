using Heed.Platform.Timers;

namespace Heed.Routing.CallBacks;

/// <summary>Somebody has waited long enough to be offered a call-back.</summary>
internal sealed class OfferTimer(CallBackDesk desk) : ITimerHandler
{
    public const string TimerKind = "routing.callBackOffer";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer) => desk.Offer(unit, timer.Key);
}
