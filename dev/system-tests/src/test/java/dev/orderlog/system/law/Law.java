package dev.orderlog.system.law;

import com.tngtech.archunit.lang.ArchRule;

import java.util.stream.Stream;

/** All rules on classes, for the house below one root package. */
record Law(DomainLaw domain, RoomLaw rooms, NameLaw names) {

    static Law of(String root) {
        Rooms rooms = new Rooms(root);
        return new Law(new DomainLaw(rooms), new RoomLaw(rooms), new NameLaw(rooms));
    }

    Stream<ArchRule> rules() {
        return Stream.of(
                domain.knowsOnlyTheLanguageAndItself(),
                domain.readsNoClock(),
                domain.drawsNoLots(),
                rooms.consumersLiveInListen(),
                rooms.producersLiveInRelay(),
                rooms.threadsAreMadeInThread(),
                rooms.theClockIsReadInTime(),
                rooms.sqlIsSpokenInStores(),
                rooms.generatedEventsStayInWire(),
                rooms.noServiceKnowsAnother(),
                rooms.theLogKnowsNobody(),
                rooms.auditsCannotAct(),
                names.noPackageIsADrawer(),
                names.noClassIsADrawer());
    }
}
