using HybridTrust.Local.Engine.Replay;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

public sealed class EventMailboxTests
{
    private readonly EventMailbox _mailbox = new();

    [Fact]
    public void An_event_after_the_time_out_is_not_kept_for_a_later_wait_of_the_name()
    {
        Assert.Null(_mailbox.Await("approval", 1));
        _mailbox.TimeOut("approval", 1);

        Assert.Null(_mailbox.Deliver("Approval", "late"));

        Assert.Null(_mailbox.Await("approval", 2));
        Assert.Equal(2, _mailbox.Deliver("approval", "in time"));
    }

    [Fact]
    public void The_second_of_two_events_is_kept_for_the_next_wait_of_the_name()
    {
        Assert.Null(_mailbox.Await("approval", 1));
        Assert.Equal(1, _mailbox.Deliver("approval", "first"));
        Assert.Null(_mailbox.Deliver("approval", "second"));

        Assert.Equal("second", _mailbox.Await("approval", 2));
    }

    [Fact]
    public void Two_waits_for_one_name_are_each_served_once()
    {
        Assert.Null(_mailbox.Await("approval", 1));
        Assert.Null(_mailbox.Await("approval", 2));

        Assert.Equal(1, _mailbox.Deliver("approval", "first"));
        Assert.Equal(2, _mailbox.Deliver("approval", "second"));
    }
}
