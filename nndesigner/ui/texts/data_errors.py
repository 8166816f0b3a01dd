"""Sentences for errors of data sets and their files."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from nndesigner.ui.texts import drawing_errors
from nndesigner.ui.texts.table import Table

DATA_ERRORS = Table(
    "DataError",
    {
        **drawing_errors.DATA_TEXTS,
        "no_data_chosen": QT_TRANSLATE_NOOP(
            "DataError", "No data set is chosen. Choose one in the Data panel."
        ),
        "unknown_dataset": QT_TRANSLATE_NOOP(
            "DataError", "There is no data set called “{name}”. Choose one in the Data panel."
        ),
        "not_a_picture": QT_TRANSLATE_NOOP(
            "DataError",
            "This network does not take a picture, but numbers ({shape}), "
            "so a drawing does not fit it.",
        ),
        "not_grey": QT_TRANSLATE_NOOP(
            "DataError", "This is not a picture in shades of grey, but an array of {shape}."
        ),
        "picture_not_readable": QT_TRANSLATE_NOOP(
            "DataError",
            "“{file}” cannot be read as a picture: {reason}. Choose a PNG or JPEG file.",
        ),
        "picture_too_large": QT_TRANSLATE_NOOP(
            "DataError",
            "The picture “{file}” is too large: {width} × {height} pixels, at most {limit} in "
            "all. Choose a smaller one.",
        ),
        "picture_is_blank": QT_TRANSLATE_NOOP(
            "DataError",
            "This picture is blank: nothing stands out from its background. Choose another one.",
        ),
        "file_not_found": QT_TRANSLATE_NOOP(
            "DataError", "There is no file “{file}”. It may have been moved or renamed."
        ),
        "file_is_folder": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” is a folder. Choose a table (CSV) in it."
        ),
        "file_not_readable": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” cannot be read. You may not be allowed to open it."
        ),
        "file_too_large": QT_TRANSLATE_NOOP(
            "DataError",
            "“{file}” is too large: {size}, at most {limit}. Use a part of its rows.",
        ),
        "not_text": QT_TRANSLATE_NOOP(
            "DataError",
            "“{file}” is not a table of text. Save it as CSV (UTF-8) in your spreadsheet.",
        ),
        "table_empty": QT_TRANSLATE_NOOP("DataError", "“{file}” is empty."),
        "too_few_rows": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” needs at least two rows of samples."
        ),
        "too_few_columns": QT_TRANSLATE_NOOP(
            "DataError",
            "“{file}” needs at least two columns: one with numbers to learn from "
            "and one with the answer.",
        ),
        "too_many_columns": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” has {count} columns, at most {limit}."
        ),
        "row_length": QT_TRANSLATE_NOOP(
            "DataError",
            "Row {row} of “{file}” has {found} values, but the first row has {expected}.",
        ),
        "missing_value": QT_TRANSLATE_NOOP(
            "DataError",
            "A value is missing in row {row} of “{file}”, column “{column}”. "
            "Fill it in, or delete the row.",
        ),
        "not_a_number": QT_TRANSLATE_NOOP(
            "DataError",
            "“{value}” in row {row} of “{file}”, column “{column}”, is not a number.",
        ),
        "one_class": QT_TRANSLATE_NOOP(
            "DataError",
            "All rows of “{file}” have the same answer, “{value}”: there is nothing to tell apart.",
        ),
        "too_many_classes": QT_TRANSLATE_NOOP(
            "DataError",
            "Column “{column}” of “{file}” has {count} different answers, at most {limit}. "
            "Is it the right column?",
        ),
        "mnist_not_downloaded": QT_TRANSLATE_NOOP(
            "DataError",
            "MNIST has not been downloaded yet. Download it in the Data panel; the other data "
            "sets need no download.",
        ),
        "mnist_files_missing": QT_TRANSLATE_NOOP(
            "DataError",
            "“{file}” does not hold the four files of MNIST. Missing: {missing}.",
        ),
        "mnist_wrong_shape": QT_TRANSLATE_NOOP(
            "DataError",
            "“{file}” does not hold what MNIST has there: pictures of 28 × 28 grey levels, or one "
            "label each.",
        ),
        "mnist_wrong_label": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” has labels above 9: these are not the ten digits."
        ),
        "mnist_counts_differ": QT_TRANSLATE_NOOP(
            "DataError",
            "“{file}” has {labels} labels, but there are {pictures} pictures. Do the files belong "
            "together?",
        ),
        "not_idx": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” is not one of the files of MNIST (IDX format)."
        ),
        "idx_too_large": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” is too large: {size}, at most {limit}."
        ),
        "idx_cut_short": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” is cut short or damaged. Download it again."
        ),
        "idx_too_long": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” is longer than it says, so it is damaged. Download it again."
        ),
        "gzip_damaged": QT_TRANSLATE_NOOP(
            "DataError", "“{file}” cannot be unpacked: it is damaged. Download it again."
        ),
        "download_offline": QT_TRANSLATE_NOOP(
            "DataError",
            "The download did not work: no connection to the Internet. You can go on with "
            "“Handwritten digits” or “Generated handwriting”, which need none.",
        ),
        "download_refused": QT_TRANSLATE_NOOP(
            "DataError",
            "The download did not work: the server said no (error {status}). Try again later, or "
            "open a folder with the files.",
        ),
        "download_damaged": QT_TRANSLATE_NOOP(
            "DataError",
            "What was downloaded is not the file it should be ({file}), and was thrown away. Try "
            "again later.",
        ),
        "download_not_written": QT_TRANSLATE_NOOP(
            "DataError", "The download cannot be kept in “{path}”. Is the disk full?"
        ),
        "too_few_drawings": QT_TRANSLATE_NOOP(
            "DataError",
            "There are too few drawings to learn from: {count} of “{label}”. About {enough} "
            "drawings of each class are enough to begin with.",
        ),
        "class_name_too_long": QT_TRANSLATE_NOOP(
            "DataError",
            "The answer “{value}…” in “{file}” is too long, at most {limit} letters.",
        ),
    },
)
