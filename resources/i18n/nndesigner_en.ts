<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Canvas</name>
        <message numerus="yes">
            <source>%n numbers have no room: zoom in or move the blocks apart.</source>
            <translation>
                <numerusform>%n number has no room: zoom in or move the blocks apart.</numerusform>
                <numerusform>%n numbers have no room: zoom in or move the blocks apart.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connections</source>
            <translation>
                <numerusform>%n connection</numerusform>
                <numerusform>%n connections</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n weights</source>
            <translation>
                <numerusform>%n weight</numerusform>
                <numerusform>%n weights</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n parameters</source>
            <translation>
                <numerusform>%n parameter</numerusform>
                <numerusform>%n parameters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n things are selected</source>
            <translation>
                <numerusform>%n thing is selected</numerusform>
                <numerusform>%n things are selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n numbers</source>
            <translation>
                <numerusform>%n number</numerusform>
                <numerusform>%n numbers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n neurons</source>
            <translation>
                <numerusform>%n neuron</numerusform>
                <numerusform>%n neurons</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DrawingsFiles</name>
        <message numerus="yes">
            <source>%n drawing(s) added.</source>
            <translation>
                <numerusform>%n drawing added.</numerusform>
                <numerusform>%n drawings added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n drawing(s) saved as {file}.</source>
            <translation>
                <numerusform>%n drawing saved as {file}.</numerusform>
                <numerusform>%n drawings saved as {file}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n were there already.</source>
            <translation>
                <numerusform>%n was there already.</numerusform>
                <numerusform>%n were there already.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message numerus="yes">
            <source>Tells %n classes apart: {names}</source>
            <translation>
                <numerusform>Tells %n class apart: {names}</numerusform>
                <numerusform>Tells %n classes apart: {names}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Predicts %n value(s).</source>
            <translation>
                <numerusform>Predicts %n value.</numerusform>
                <numerusform>Predicts %n values.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tells %n classes apart.</source>
            <translation>
                <numerusform>Tells %n class apart.</numerusform>
                <numerusform>Tells %n classes apart.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message numerus="yes">
            <source>%n neuron(s)</source>
            <translation>
                <numerusform>%n neuron</numerusform>
                <numerusform>%n neurons</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n layer(s)</source>
            <translation>
                <numerusform>%n layer</numerusform>
                <numerusform>%n layers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TeachRow</name>
        <message numerus="yes">
            <source>%n drawing(s)</source>
            <translation>
                <numerusform>%n drawing</numerusform>
                <numerusform>%n drawings</numerusform>
            </translation>
        </message>
    </context>
</TS>
